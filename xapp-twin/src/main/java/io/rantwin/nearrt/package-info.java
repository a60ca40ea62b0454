/** The near-RT loop as a process: reports in, twin, forecasts, what-ifs, A1 policies, control out. Begun by {@code ./rantwin xapp}. */
@NullMarked
package io.rantwin.nearrt;

import org.jspecify.annotations.NullMarked;
