/** The pages where anybody asks or requests a right without an account, and sees later where it stands (E2, E17, F5). */
@NullMarked
package io.madoguchi.gateway.portal.inquiry;

import org.jspecify.annotations.NullMarked;
