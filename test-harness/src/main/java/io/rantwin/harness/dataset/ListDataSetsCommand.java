package io.rantwin.harness.dataset;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
        for (DataSet set : DataSets.known()) {
            DataSetInfo info = set.info();
            out.println(info.name() + "  " + info.title());
            out.println("    " + presence(set) + "; source " + info.source() + "; licence: " + info.licence());
        }
        out.flush();
        return 0;
    }

    private String presence(DataSet set) {
        try {
            return folder.dataSets().has(set) ? "there" : "not there";
        } catch (DataSetException e) {
            return "not looked for: " + e.getMessage();
        }
    }
}
