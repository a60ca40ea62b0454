package io.rantwin.harness.dataset;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin replay show}: the mapping of a data set, and what is in it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what the columns of a data set become, reads it, and says what is in it.")
final class ShowDataSetCommand implements Callable<Integer> {
    private static final int MOST_NODES_PRINTED = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataFolderOption folder;

    @Parameters(paramLabel = "NAME", description = "Name of the data set, see rantwin replay list.")
    private String name;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            DataSet set = DataFolderOption.named(name);
            DataSetInfo info = set.info();
            out.println(info.title());
            out.println("period " + info.period() + ", times "
                    + (info.stampsEnd() ? "at the end" : "at the begin") + " of it in "
                    + (info.zone().equals(ZoneOffset.UTC) ? "UTC" : info.zone())
                    + (info.isZoneStated() ? "" : " (assumed)") + ", unit profile " + info.unitProfile());
            set.mapping().forEach(mapping -> out.println("  " + mapping));
            ReadLog log = new ReadLog();
            List<Series> series = folder.dataSets().read(set, _ -> true, log);
            log.rows().forEach((file, rows) -> out.println(file + ": " + rows + " lines"));
            log.rejectedLines().forEach(line -> out.println("left out: " + line));
            out.println(series.size() + " nodes, " + log.rejected() + " lines left out");
            series.stream().limit(MOST_NODES_PRINTED).forEach(each -> out.println(line(each)));
            return 0;
        } catch (DataSetException e) {
            spec.commandLine().getErr().println("rantwin: " + e.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private static String line(Series series) {
        return "  %s: %d samples, %s to %s, %d UEs, %d cells"
                .formatted(
                        series.node(),
                        series.samples(),
                        Instant.ofEpochMilli(series.firstMillis()),
                        Instant.ofEpochMilli(series.endMillis()),
                        series.ues().size(),
                        series.cells().size());
    }
}
