/**
 * The command line {@code rantwin}: finds the subcommand that was asked for and turns its outcome into an exit code.
 *
 * <p>Called by the launcher script at the root of the repository; every subcommand lives in its own package.
 */
@NullMarked
package io.rantwin.harness;

import org.jspecify.annotations.NullMarked;
