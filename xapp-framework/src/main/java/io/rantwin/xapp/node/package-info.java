/**
 * The E2 nodes that the near-RT RIC is connected to: read from the E2 manager or from the R-NIB in SDL, kept up to date, and
 * asked for the RAN functions that they have. Called by whoever subscribes at nodes or controls them.
 */
@NullMarked
package io.rantwin.xapp.node;

import org.jspecify.annotations.NullMarked;
