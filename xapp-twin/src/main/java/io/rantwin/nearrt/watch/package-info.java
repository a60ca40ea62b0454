/** Looks over all cells now and then: what is wrong in the network, and whom to believe. Called by the xApp beside its loop. */
@NullMarked
package io.rantwin.nearrt.watch;

import org.jspecify.annotations.NullMarked;
