/**
 * Whether policies get in each other's way: same target, opposite direction, overlapping scope; and the ways out. Knows what
 * policies say and nothing of the network. Called by the rApp's gate before anything is pushed, and by its command line.
 */
@NullMarked
package io.rantwin.a1.conflict;

import org.jspecify.annotations.NullMarked;
