/** How good the twin's prior predictions are, per KPI, cell, horizon and granularity. Called by the processes for every report. */
@NullMarked
package io.rantwin.twin.fidelity;

import org.jspecify.annotations.NullMarked;
