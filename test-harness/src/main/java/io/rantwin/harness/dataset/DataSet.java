package io.rantwin.harness.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Reads one data set. Immutable. */
public interface DataSet {
    /** What is known about it. */
    DataSetInfo info();

    /** What its columns become; a sample has a figure for each, in this order. */
    List<ColumnMapping> mapping();

    /**
     * Reads all files as a stream.
     *
     * @param folder the folder of this set
     * @param wanted names of nodes; files of others may be left out
     * @param sink takes the figures of all nodes that are read, wanted or not
     * @param log is told what was read and left out
     * @throws DataSetException when a file is missing or is something else
     */
    void read(Path folder, Predicate<String> wanted, SampleSink sink, ReadLog log) throws IOException, DataSetException;

    /** Takes the figures of a data set in the order of its lines. */
    @FunctionalInterface
    interface SampleSink {
        /**
         * @param node cell or site that becomes one E2 node
         * @param subject what of the node
         * @param stampMillis time as the set gives it, milliseconds since 1970
         * @param figures one for each mapping, in the units of the reports; NaN where there is none
         */
        void sample(String node, Subject subject, long stampMillis, double[] figures);
    }
}
