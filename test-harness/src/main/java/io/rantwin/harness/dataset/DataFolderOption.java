package io.rantwin.harness.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that all commands of data sets have. */
final class DataFolderOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder that has a folder for each data set; without it, the environment variable RANTWIN_DATA.")
    private @Nullable Path folder;

    DataSets dataSets() throws DataSetException {
        return DataSets.at(folder, System.getenv());
    }

    /** A set of a name; the failure names all sets. */
    static DataSet named(String name) throws DataSetException {
        DataSet set = DataSets.named(name);
        if (set == null) {
            throw new DataSetException("there is no data set '" + name + "'; there are "
                    + String.join(
                            ", ",
                            DataSets.known().stream()
                                    .map(known -> known.info().name())
                                    .toList()));
        }
        return set;
    }
}
