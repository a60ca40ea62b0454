package io.rantwin.nearrt.live;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Newest states of all cells. Thread-safe; no call waits for the loop. */
public interface LiveCells {
    /** Ids of the cells of which there is a state, sorted. */
    List<String> cellIds();

    /** Newest state; null when no report of the cell was ever taken. */
    @Nullable
    CellView cell(String cellId);

    /** Network time now: the newest report time of the network, moved on by the clock that rules it [ns since 1970]. */
    long networkNanos();

    /**
     * Calls with each new state of some cells, on the loop's thread: the listener hands it on and returns at once. What is not chosen
     * costs the loop no more than the question whether it is.
     *
     * @param others is told the network time of each new state of the other cells [ns since 1970]
     * @return ends it
     */
    AutoCloseable watch(CellChoice cells, Consumer<CellView> listener, LongConsumer others);
}
