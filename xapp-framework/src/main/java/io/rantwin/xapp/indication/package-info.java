/**
 * RIC indications on their way from RMR to the application: recognised, counted, queued within bounds, decoded; what cannot be
 * read is kept for replay. Called by the xApp's wiring.
 */
@NullMarked
package io.rantwin.xapp.indication;

import org.jspecify.annotations.NullMarked;
