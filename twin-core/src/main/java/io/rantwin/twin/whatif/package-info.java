/** What would be if: scenarios from a snapshot, their effect against doing nothing, and why. Called by the xApp's check and the rApp's sweeps. */
@NullMarked
package io.rantwin.twin.whatif;

import org.jspecify.annotations.NullMarked;
