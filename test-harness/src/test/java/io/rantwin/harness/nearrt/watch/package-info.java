/** The near-RT loop's watch over a simulated network: who is called sick or a liar, and who is not. Called by nobody: tests. */
@NullMarked
package io.rantwin.harness.nearrt.watch;

import org.jspecify.annotations.NullMarked;
