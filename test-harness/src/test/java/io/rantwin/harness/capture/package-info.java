/** Tests of reading and writing captures; {@link io.rantwin.harness.capture.Wire} builds packets octet by octet, independently of the product's writer. */
@NullMarked
package io.rantwin.harness.capture;

import org.jspecify.annotations.NullMarked;
