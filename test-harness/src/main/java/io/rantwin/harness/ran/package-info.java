/**
 * The simulated radio network: sites, propagation, users, scheduling and control, written apart from the twin it tests.
 *
 * <p>Called by the harness's commands; it reaches the twin only through E2, A1 and O1-like files.
 */
@NullMarked
package io.rantwin.harness.ran;

import org.jspecify.annotations.NullMarked;
