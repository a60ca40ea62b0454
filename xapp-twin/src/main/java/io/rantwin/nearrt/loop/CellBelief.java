package io.rantwin.nearrt.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter's state of a cell as it was published, for those who cut snapshots of the network. Immutable by agreement: nobody
 * changes the arrays.
 *
 * @param cellId NR CGI as text
 * @param stateNanos network time that the state is for
 * @param informationNanos end of the newest period that is in it
 * @param mean by {@link io.rantwin.twin.estimation.StateComponent#index()}
 * @param covariance of the same, row after row
 * @param load utilisation 0..1
 * @param loadDeviation its standard deviation
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops and compared nowhere.
public record CellBelief(
        String cellId,
        long stateNanos,
        long informationNanos,
        double[] mean,
        double[] covariance,
        double load,
        double loadDeviation) {
    /** Where the beliefs of all cells can be had. Thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** Of each cell with a state, sorted by cell id. */
        List<CellBelief> beliefs();

        /** Of one cell; null when it has none. */
        default @Nullable CellBelief of(String cellId) {
            for (CellBelief belief : beliefs()) {
                if (belief.cellId().equals(cellId)) {
                    return belief;
                }
            }
            return null;
        }
    }
}
