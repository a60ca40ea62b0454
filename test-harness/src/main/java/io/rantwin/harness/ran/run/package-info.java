/** {@code rantwin ran}: runs a scenario with everything that stands around a simulated network. */
@NullMarked
package io.rantwin.harness.ran.run;

import org.jspecify.annotations.NullMarked;
