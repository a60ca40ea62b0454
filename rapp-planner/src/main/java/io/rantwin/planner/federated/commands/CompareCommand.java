package io.rantwin.planner.federated.commands;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.federated.Aggregation;
import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.federated.InOneProcess;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin federated compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "What keeping rows at sites costs, on series that one has all of: the cells are dealt out to sites, and the same network is",
            "trained on all rows together, on each site's rows alone, and by sites together, without and with sites that lie. The error",
            "is that of medians on the test rows of all honest cells, in the unit of the series."
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Mixin
    private TableOptions rows;

    @Option(
            names = "--sites",
            defaultValue = "6",
            description = "that the cells are dealt out to (default: ${DEFAULT-VALUE})")
    private int sites;

    @Option(
            names = "--poisoned",
            defaultValue = "1",
            paramLabel = "SITES",
            description = "that send ten times the opposite of what they found (default: ${DEFAULT-VALUE})")
    private int poisoned;

    @Option(
            names = "--noise",
            defaultValue = "0",
            paramLabel = "DEVIATION",
            description = "that honest sites add to each weight's change (default: ${DEFAULT-VALUE})")
    private double noise;

    @Override
    public Integer call() {
        FederatedPlan plan = options.plan();
        try {
            SeriesTable table = rows.read();
            if (sites < 3 || sites > table.names().size() || poisoned < 0 || 2 * poisoned >= sites || !(noise >= 0)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--sites is 3 to the " + table.names().size()
                                + " cells, --poisoned fewer than half of them, --noise not below 0");
            }
            compare(plan, table);
            return 0;
        } catch (EvaluationException | TrainingException | BundleException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void compare(FederatedPlan plan, SeriesTable table)
            throws EvaluationException, TrainingException, BundleException {
        PrintWriter out = spec.commandLine().getOut();
        List<SeriesTable> dealt = deal(table);
        List<SeriesTable> honest = dealt.subList(poisoned, dealt.size());
        var all = new InOneProcess(
                plan,
                new Dl4jTrainer(),
                noise,
                new Random(plan.model().settings().seed()),
                () -> 0);
        out.printf(
                Locale.ROOT,
                "%d cells at %d sites, %d of them lie where it says so; errors are those of the %d honest sites%n",
                table.names().size(),
                sites,
                poisoned,
                honest.size());
        var judged = new Judged(out, plan, all, honest);
        Aggregation mean = new Aggregation.Mean();
        judged.print("all rows together", all.train(List.of(together(table, honest)), mean, 0));
        judged.printAlone("each site alone", mean);
        for (Way way : ways()) {
            judged.print(way.name(), all.train(way.lies() ? dealt : honest, way.how(), way.lies() ? poisoned : 0));
        }
    }

    /** A way to train together. */
    private record Way(String name, Aggregation how, boolean lies) {}

    private List<Way> ways() {
        double share = poisoned / (double) sites;
        Map<String, Aggregation> means = new LinkedHashMap<>();
        means.put("mean", new Aggregation.Mean());
        means.put("median", new Aggregation.Median());
        means.put("trimmed mean", new Aggregation.TrimmedMean(share));
        means.put("screened mean", new Aggregation.Screened(PlanOptions.NEAR));
        List<Way> ways = new ArrayList<>();
        means.forEach((name, how) -> ways.add(new Way("together, " + name, how, false)));
        if (poisoned > 0) {
            means.forEach((name, how) -> ways.add(new Way("together, " + name + ", " + poisoned + " lie", how, true)));
        }
        return ways;
    }

    private List<SeriesTable> deal(SeriesTable table) throws EvaluationException {
        List<SeriesTable> dealt = new ArrayList<>();
        List<String> names = table.names();
        for (int site = 0; site < sites; site++) {
            dealt.add(table.only(names.subList(site * names.size() / sites, (site + 1) * names.size() / sites)));
        }
        return dealt;
    }

    private static SeriesTable together(SeriesTable table, List<SeriesTable> some) throws EvaluationException {
        return table.only(some.stream().flatMap(each -> each.names().stream()).toList());
    }

    /** Lines of errors on the test rows of all honest sites. */
    private record Judged(PrintWriter out, FederatedPlan plan, InOneProcess all, List<SeriesTable> honest) {
        /** One model for all. */
        void print(String name, InOneProcess.Trained trained) throws TrainingException, BundleException {
            var errors = new MedianErrors(plan);
            for (SeriesTable table : honest) {
                errors.add(all.site(table), trained.parts());
            }
            errors.print(
                    out,
                    name,
                    String.format(
                            Locale.ROOT,
                            "weights of step %d, loss %.5f, %.1f MB of vectors",
                            trained.version(),
                            trained.loss(),
                            trained.octets() / 1e6));
        }

        /** A model of its own for each site. */
        void printAlone(String name, Aggregation mean) throws TrainingException, EvaluationException, BundleException {
            var errors = new MedianErrors(plan);
            for (SeriesTable table : honest) {
                errors.add(all.site(table), all.train(List.of(table), mean, 0).parts());
            }
            errors.print(out, name, "");
        }
    }
}
