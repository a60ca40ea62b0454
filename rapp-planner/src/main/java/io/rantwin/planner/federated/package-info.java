/** Training over sites that keep their data: only updates of weights are sent, clipped, and aggregated so that bad ones do little. */
@NullMarked
package io.rantwin.planner.federated;

import org.jspecify.annotations.NullMarked;
