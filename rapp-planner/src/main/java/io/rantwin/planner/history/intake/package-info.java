/** Ways into the history: recordings as CSV, and performance files as the RAN PM functions deliver them. Called by
 * {@code rantwin data import} and by what listens on Kafka. */
@NullMarked
package io.rantwin.planner.history.intake;

import org.jspecify.annotations.NullMarked;
