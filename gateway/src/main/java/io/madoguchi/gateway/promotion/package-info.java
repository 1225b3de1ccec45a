/** The public pages of promotions: what is offered, entering, the proof of the draw, and the links of its mails (E3). */
@NullMarked
package io.madoguchi.gateway.promotion;

import org.jspecify.annotations.NullMarked;
