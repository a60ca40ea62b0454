package io.rantwin.planner.demo;

import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.util.List;

/** The running programs of a story, whatever network they see. */
interface Scene extends AutoCloseable {
    Planner planner();

    Waiting waiting();

    /** Ids of all cells that are to be found. */
    List<String> cellIds();

    /** Counters that have come since they were asked for last; none where no network counts. */
    List<PmPeriods.Period> freshCounters() throws IOException;

    /** Memory of all processes, this one with them [MiB]. */
    long residentMebibytes();

    @Override
    void close();
}
