package io.rantwin.planner.plan.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOutcome;
import java.io.PrintWriter;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What plans of every kind have in common on the command line: network, gate, how hard is searched, and what becomes of them. */
abstract class PlanCall implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private GateOptions gate;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "20",
            description = "of the evolutionary search; 0 for the greedy plan alone (default: ${DEFAULT-VALUE})")
    private int generations;

    @Option(
            names = "--trial-draws",
            paramLabel = "N",
            defaultValue = "20",
            description = "days on which candidates and simple rules are compared (default: ${DEFAULT-VALUE})")
    private int trialDraws;

    @Mixin
    private HandOver handOver;

    /** What is planned. */
    abstract PlanKind kind();

    /**
     * Plans and shows.
     *
     * @param fidelity of cells, 0..1
     */
    abstract PlanOutcome plan(TwinWorld world, GateSettings settings, Map<String, Double> fidelity)
            throws PlanException;

    @Override
    public final Integer call() {
        try {
            handOver.check();
            GateSettings settings = gate.settings();
            Map<String, Double> fidelity = gate.fidelities();
            PlanOutcome outcome = plan(network.world(), settings, fidelity);
            if (outcome.proved() == null) {
                text().println(kind().nothing());
                return 1;
            }
            return handOver.decide(kind(), outcome, this::progress);
        } catch (PlanException | DesiredException | AuditException wrong) {
            spec.commandLine().getErr().println("rantwin: " + wrong.getMessage());
            return 1;
        }
    }

    HandOver handOver() {
        return handOver;
    }

    int generations() {
        return generations;
    }

    int trialDraws() {
        return trialDraws;
    }

    /** Of all chance. */
    long seed() {
        return gate.seed();
    }

    PrintWriter text() {
        return spec.commandLine().getOut();
    }

    /** The network in a line, with some more words of it. */
    void show(TwinWorld world, String more) {
        text().printf(
                        "%d cells, %d periods of %d s%s%n",
                        world.profile().cells(),
                        world.profile().periods(),
                        world.profile().periodMillis() / 1000,
                        more);
    }

    /** Cells that an option names, by index. */
    static BitSet cells(TwinWorld world, String option, List<String> named) throws PlanException {
        BitSet cells = new BitSet();
        for (String cell : named) {
            int index = world.snapshot().cellIds().indexOf(cell);
            if (index < 0) {
                throw new PlanException(option + " names the cell " + cell + ", which the network does not have.");
            }
            cells.set(index);
        }
        return cells;
    }

    void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
