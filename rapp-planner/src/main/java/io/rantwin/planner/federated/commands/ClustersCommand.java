package io.rantwin.planner.federated.commands;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.federated.Aggregation;
import io.rantwin.planner.federated.Course;
import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.federated.InOneProcess;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.CellClusters;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin federated clusters}. */
@Command(
        name = "clusters",
        mixinStandardHelpOptions = true,
        description = {
            "What training costs when cells are grouped by the shape of their days first, beside one training of all, at an error that",
            "both reach: rows trained on, octets of vectors between coordinator and sites, time of a processor. Every cell is a site; the",
            "groups train in step with each other. The error is the mean pinball loss of all cells on their validation rows, in the unit of",
            "seasonal models; the errors of medians on the test rows stand beside it. --steps counts for nothing here."
        })
public final class ClustersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Mixin
    private TableOptions rows;

    @Option(
            names = "--clusters",
            defaultValue = "2,3,4",
            split = ",",
            paramLabel = "N",
            description = "groups, each number by itself (default: ${DEFAULT-VALUE})")
    private List<Integer> clusters;

    /** A way to train that is over. */
    private record Way(Course course, MedianErrors errors) {}

    @Override
    public Integer call() {
        FederatedPlan plan = options.roundsOnly();
        PrintWriter out = spec.commandLine().getOut();
        try {
            SeriesTable table = rows.read();
            long seed = plan.model().settings().seed();
            var threads = ManagementFactory.getThreadMXBean();
            var process =
                    new InOneProcess(plan, new Dl4jTrainer(), 0, new Random(seed), threads::getCurrentThreadCpuTime);
            Way one = train(process, plan, table, List.of(table.names()));
            tell(out, "in one", one);
            for (int number : clusters) {
                List<List<String>> groups =
                        CellClusters.of(table, table.size() - plan.testRows() - plan.validationRows(), number, seed);
                Way grouped = train(process, plan, table, groups);
                tell(
                        out,
                        "in "
                                + groups.stream()
                                        .map(group -> String.valueOf(group.size()))
                                        .toList(),
                        grouped);
                compare(out, one.course(), grouped.course());
            }
            return 0;
        } catch (EvaluationException | TrainingException | BundleException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private static Way train(InOneProcess process, FederatedPlan plan, SeriesTable table, List<List<String>> groups)
            throws EvaluationException, TrainingException, BundleException {
        var errors = new MedianErrors(plan);
        List<Course> courses = new ArrayList<>();
        for (List<String> group : groups) {
            List<SeriesTable> sites = new ArrayList<>();
            for (String cell : group) {
                sites.add(table.only(List.of(cell)));
            }
            InOneProcess.Trained trained = process.train(sites, new Aggregation.Mean(), 0);
            courses.add(trained.course());
            for (SeriesTable site : sites) {
                errors.add(process.site(site), trained.parts());
            }
        }
        return new Way(Course.sideBySide(courses), errors);
    }

    private static void tell(PrintWriter out, String name, Way way) {
        Course course = way.course();
        double best = course.best();
        way.errors()
                .print(
                        out,
                        name,
                        course.reaching(best).map(ClustersCommand::cost).orElse(""));
    }

    private static String cost(Course.Mark mark) {
        return String.format(
                Locale.ROOT,
                "loss %.5f after %d rounds, %.0f thousand rows, %.2f MB of vectors, %.1f s of a processor",
                mark.loss(),
                mark.version(),
                mark.before().rows() / 1e3,
                mark.before().octets() / 1e6,
                mark.before().processorNanos() / 1e9);
    }

    /** At the larger of both best losses, which each has reached, and half way there from what one training began with. */
    private static void compare(PrintWriter out, Course one, Course grouped) {
        double both = Math.max(one.best(), grouped.best());
        compare(out, one, grouped, 0.5 * (one.marks().getFirst().loss() + both));
        compare(out, one, grouped, both);
        out.flush();
    }

    private static void compare(PrintWriter out, Course one, Course grouped, double loss) {
        Course.Mark before = one.reaching(loss).orElseThrow();
        Course.Mark after = grouped.reaching(loss).orElseThrow();
        out.printf(
                Locale.ROOT,
                "  to a loss of %.5f%n    in one:    %s%n    in groups: %s%n",
                loss,
                cost(before),
                cost(after));
        out.printf(
                Locale.ROOT,
                "    groups save %.1f %% of the rows, %.1f %% of the octets, %.1f %% of the processor's time%n",
                saved(before.before().rows(), after.before().rows()),
                saved(before.before().octets(), after.before().octets()),
                saved(before.before().processorNanos(), after.before().processorNanos()));
    }

    private static double saved(long before, long after) {
        return before == 0 ? 0 : 100.0 * (before - after) / before;
    }
}
