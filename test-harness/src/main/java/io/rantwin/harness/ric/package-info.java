/**
 * A near-RT RIC in one process, to test xApps against: real protocols on real sockets, nothing to install. Called by
 * {@code rantwin ric}.
 */
@NullMarked
package io.rantwin.harness.ric;

import org.jspecify.annotations.NullMarked;
