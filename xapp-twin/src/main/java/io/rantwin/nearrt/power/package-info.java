/** What cells draw from the mains, learned from their reports; the network's snapshots carry it, and so what-ifs reckon with it. */
@NullMarked
package io.rantwin.nearrt.power;

import org.jspecify.annotations.NullMarked;
