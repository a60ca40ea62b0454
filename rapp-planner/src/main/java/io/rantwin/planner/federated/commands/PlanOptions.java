package io.rantwin.planner.federated.commands;

import io.rantwin.planner.federated.Aggregation;
import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.training.ModelMaker;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.planner.training.commands.HorizonOptions;
import io.rantwin.planner.training.commands.Spans;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what sites train together, and how. */
final class PlanOptions {
    private static final double SHORTEST_SECONDS = 60;
    /** Times the middle distance that a site's answer may be from the others'. */
    static final double NEAR = 3;

    @Mixin
    private HorizonOptions ahead;

    @Option(
            names = "--target",
            defaultValue = "value",
            paramLabel = "NAME",
            description = "what is forecast (default: ${DEFAULT-VALUE})")
    private String target;

    @Option(
            names = "--name",
            defaultValue = "federated",
            paramLabel = "NAME",
            description = "of the line of models (default: ${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--validation",
            required = true,
            paramLabel = "ROWS",
            description = "of every site, which tell what weights are best")
    private int validation;

    @Option(
            names = "--test",
            required = true,
            paramLabel = "ROWS",
            description = "the last rows of every site, which judge")
    private int test;

    @Option(
            names = "--rounds",
            defaultValue = "10",
            description = "in which every site is waited for (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--steps",
            defaultValue = "20",
            description = "after those, each made as soon as enough sites have answered (default: ${DEFAULT-VALUE})")
    private int steps;

    @Option(
            names = "--enough",
            defaultValue = "3",
            paramLabel = "SITES",
            description = "for a step (default: ${DEFAULT-VALUE})")
    private int enough;

    @Option(
            names = "--oldest",
            defaultValue = "3",
            paramLabel = "STEPS",
            description = "that an update may be behind (default: ${DEFAULT-VALUE})")
    private int oldest;

    @Option(
            names = "--wait",
            defaultValue = "5min",
            paramLabel = "SPAN",
            description = "a round waits for sites after the first has answered (default: ${DEFAULT-VALUE})")
    private String waiting;

    @Option(
            names = "--aggregation",
            defaultValue = "screened",
            paramLabel = "mean|median|trimmed|screened",
            description =
                    "how answers become one; the mean lets one bad site move it as far as all others (default: ${DEFAULT-VALUE})")
    private String aggregation;

    @Option(
            names = "--trim",
            defaultValue = "0.2",
            paramLabel = "SHARE",
            description = "left out at each end by trimmed (default: ${DEFAULT-VALUE})")
    private double trim;

    @Option(names = "--seed", defaultValue = "1", description = "of every draw (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--units", defaultValue = "32", description = "of the LSTM (default: ${DEFAULT-VALUE})")
    private int units;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    FederatedPlan plan() {
        return plan(steps);
    }

    /** Without the steps that come after the rounds. */
    FederatedPlan roundsOnly() {
        return plan(0);
    }

    private FederatedPlan plan(int afterRounds) {
        double seconds = ahead.seconds();
        if (seconds < SHORTEST_SECONDS) {
            throw usage("--granularity must be a minute at least, not " + ahead.granularity());
        }
        if (!ModelMaker.isName(name)) {
            throw usage("--name must be 1 to 40 letters, digits, dots, dashes and underscores, not " + name);
        }
        try {
            TrainingSettings usual = TrainingSettings.usual(seed, units);
            return new FederatedPlan(
                    new SharedModel(
                            name, target, seconds, ahead.rows(), usual.epochs(Math.max(1, rounds + afterRounds))),
                    validation,
                    test,
                    rounds,
                    afterRounds,
                    enough,
                    oldest,
                    Math.round(1000 * Spans.seconds(spec.commandLine(), "--wait", waiting)));
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    Aggregation aggregation() {
        try {
            return switch (aggregation) {
                case "mean" -> new Aggregation.Mean();
                case "median" -> new Aggregation.Median();
                case "screened" -> new Aggregation.Screened(NEAR);
                case "trimmed" -> new Aggregation.TrimmedMean(trim);
                default -> throw usage("--aggregation is mean, median, trimmed or screened, not " + aggregation);
            };
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
