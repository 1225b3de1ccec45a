/** Text that staff writes with fields to be filled in: read in a sandbox, faults told with their place. */
@NullMarked
package io.madoguchi.subscription.template;

import org.jspecify.annotations.NullMarked;
