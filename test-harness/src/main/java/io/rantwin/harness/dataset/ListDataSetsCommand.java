package io.rantwin.harness.dataset;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rantwin replay list}: the data sets, their licences and sources, and which are there. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the data sets with source and licence, and says which of them are there.")
final class ListDataSetsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataFolderOption folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        @Nullable DataSets sets = null;
        try {
            sets = folder.dataSets();
        } catch (DataSetException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("not looked for: " + e.getMessage());
            err.flush();
        }
        for (DataSet set : DataSets.known()) {
            DataSetInfo info = set.info();
            String presence = sets == null ? "" : sets.has(set) ? "there; " : "not there; ";
            out.println(info.name() + "  " + info.title());
            out.println("    " + presence + "source " + info.source() + "; licence: " + info.licence());
        }
        out.flush();
        return 0;
    }
}
