/** The non-RT side as a program. Begun by {@code ./rantwin}. */
@NullMarked
package io.rantwin.planner;

import org.jspecify.annotations.NullMarked;
