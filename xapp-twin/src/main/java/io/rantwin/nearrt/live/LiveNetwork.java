package io.rantwin.nearrt.live;

import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.whatif.Snapshot;
import java.util.Collection;
import java.util.List;

/** The network as a whole. Thread-safe. */
public interface LiveNetwork {
    /** Topology in use; cells that report and are not in it stand alone. Without a topology: all of them. */
    Topology topology();

    /** Cells that report and are not in the imported topology. */
    List<String> unknownCellIds();

    /**
     * Replaces the topology; beliefs of cells that stay go on.
     *
     * @throws TopologyException with all mistakes when it does not hold; then nothing changes
     */
    void importTopology(String json) throws TopologyException;

    /**
     * A consistent state of all cells, from which what-ifs start; cut now, never per report.
     *
     * @throws NotReadyException when no cell has reported yet
     */
    Snapshot cut() throws NotReadyException;

    /**
     * A consistent state of these cells and of all that have to do with them, which are fewer than all in a large network.
     *
     * @param cellIds those that are not known are passed over; when none is known, the snapshot is of some other cell
     * @throws NotReadyException when no cell has reported yet
     */
    default Snapshot cut(Collection<String> cellIds) throws NotReadyException {
        return cut();
    }

    /** How many cells that would be; 0 when none of these is known. */
    default int cells(Collection<String> cellIds) {
        return topology().cells().size();
    }

    /** There is nothing to cut a snapshot from. */
    final class NotReadyException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Says what is missing. */
        public NotReadyException(String sentence) {
            super(sentence);
        }
    }
}
