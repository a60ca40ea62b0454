package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.ThreadExecutor;
import io.rantwin.planner.sweep.spark.SparkExecutor;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say what a sweep runs on. */
final class EngineOptions {
    private static final Pattern THREADS = Pattern.compile("threads(?:\\[([1-9]\\d{0,3}|\\*)])?");
    private static final Pattern SPARK =
            Pattern.compile("(local(\\[.*])?|local-cluster\\[.*]|spark://.+|k8s://.+|yarn)");

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            defaultValue = "local[*]",
            description = {
                "threads or threads[N] for threads of this process; local[N], spark://HOST:PORT or k8s://URL for Apache"
                        + " Spark (default: ${DEFAULT-VALUE})"
            })
    private String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "a setting of Spark, such as spark.kubernetes.container.image=...; may be repeated")
    private Map<String, String> settings = new TreeMap<>();

    /** The engine. */
    SweepExecutor start(CommandSpec spec) throws SweepException {
        Matcher threads = THREADS.matcher(master);
        if (threads.matches()) {
            String count = threads.group(1);
            boolean all = count == null || count.equals("*");
            return new ThreadExecutor(all ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count));
        }
        if (!SPARK.matcher(master).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--master is threads, threads[N], local[N], local[*], spark://HOST:PORT or k8s://URL, not "
                            + master);
        }
        return SparkExecutor.start(master, settings);
    }
}
