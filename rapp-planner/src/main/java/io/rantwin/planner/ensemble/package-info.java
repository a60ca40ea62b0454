/** Days of the twin under a policy: the network as it is believed, demand drawn around what is foreseen, what the near-RT side would do
 * with and without a policy or a configuration, and the figures of such days with their bounds. Called by gate, plans and studies. */
@NullMarked
package io.rantwin.planner.ensemble;

import org.jspecify.annotations.NullMarked;
