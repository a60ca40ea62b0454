/** What the loop publishes and everyone else reads: newest cell states, a snapshot of the network, forecasts, reports as they came. */
@NullMarked
package io.rantwin.nearrt.live;

import org.jspecify.annotations.NullMarked;
