package io.rantwin.nearrt.live;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** How good the twin is, and what looks wrong in the network. Thread-safe; no call waits for the loop. */
public interface LiveQuality {
    /** A line for each cell, measurement, granularity and horizon that has predictions; all cells when none is named. */
    List<FidelityView> fidelity(Collection<String> cellIds);

    /** Anomalies that are open, likeliest first; of all cells when none is named. */
    List<AnomalyView> anomalies(Collection<String> cellIds);

    /** What anomalies are looked for by, and of how many cells what is not, in a sentence. */
    String anomalyBasis();

    /**
     * Calls with each anomaly that opens, changes or closes, on the thread that found it: the listener hands it on and returns at once.
     *
     * @return ends it
     */
    AutoCloseable watchAnomalies(Consumer<AnomalyView> listener);
}
