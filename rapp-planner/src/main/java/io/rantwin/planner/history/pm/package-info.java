/**
 * Performance reports of the RAN PM functions as a live source of the history: ordered at the information coordinator, read
 * from Kafka, each value once. Called by {@code rantwin data follow} and {@code rantwin rapp}.
 */
@NullMarked
package io.rantwin.planner.history.pm;

import org.jspecify.annotations.NullMarked;
