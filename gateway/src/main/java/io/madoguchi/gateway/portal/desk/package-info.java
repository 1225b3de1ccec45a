/** What the pages ask the services, with records that read only what a page shows. */
@NullMarked
package io.madoguchi.gateway.portal.desk;

import org.jspecify.annotations.NullMarked;
