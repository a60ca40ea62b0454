package io.rantwin.planner.plan.commands;

import io.rantwin.planner.gate.CheckReport;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.plan.EnergyPlan;
import io.rantwin.planner.plan.SleepSearch;
import io.rantwin.planner.plan.Trial;
import io.rantwin.twin.recommendation.Advice;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Plans and reports as tables for a terminal. */
final class PlanTables {
    private static final int WIDTH = 100;
    private static final int MOST_POINTS = 8;
    private static final double JOULE_OF_A_KWH = 3.6e6;

    private PlanTables() {}

    static void plan(EnergyPlan plan, PrintWriter out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%-24s %10s %8s %8s %9s %9s  %s%n",
                "plan",
                "saved kWh",
                "of all",
                "sleeps",
                "unmet",
                "rails",
                "under");
        plan.trials().forEach(each -> line(each, "enforcement", out));
        plan.baselines().forEach(each -> line(each, "no gate", out));
        out.println("(a day, mean of " + plan.baselines().getFirst().gain().draws()
                + "; unmet: share of reports in which a cell left demand unmet; rails: days in which one newly broke)");
        if (!plan.trials().isEmpty()) {
            out.println();
            out.println("schedule of '" + plan.trials().getFirst().name() + "':");
            wrapped(
                    plan.trials()
                            .getFirst()
                            .schedule()
                            .words(plan.task().world().snapshot().cellIds()),
                    "  ",
                    out);
        }
        front(plan.front(), out);
        advice(plan.advice(), out);
    }

    static void advice(List<Advice> all, PrintWriter out) {
        out.println();
        out.println("advice:");
        for (Advice advice : all) {
            out.println("  " + advice.rank() + ". " + advice.action() + ": "
                    + advice.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            advice.why().forEach(each -> wrapped(each, "       ", out));
        }
    }

    private static void line(Trial trial, String under, PrintWriter out) {
        Evidence.Gain gain = trial.gain();
        int broken = trial.rails().stream()
                .mapToInt(Evidence.RailCount::broken)
                .max()
                .orElse(0);
        out.printf(
                Locale.ROOT,
                "%-24s %10.2f %7.1f%% %8.1f %8.3f%% %4d/%-4d  %s%n",
                trial.name(),
                gain.savedKilowattHours(),
                100 * gain.savedShare(),
                gain.sleeps(),
                100 * gain.unmetWith(),
                broken,
                gain.draws(),
                under);
    }

    private static void front(List<SleepSearch.Found> front, PrintWriter out) {
        if (front.size() > 1) {
            out.println();
            out.println("energy against unmet demand (the plan's steady states):");
            front.stream()
                    .limit(MOST_POINTS)
                    .forEach(each -> out.printf(
                            Locale.ROOT,
                            "  %10.2f kWh  %.5f %% unmet  %d sleeps%n",
                            each.cost().joule() / JOULE_OF_A_KWH,
                            100 * each.cost().unmetShare(),
                            each.cost().sleeps()));
        }
    }

    static void gate(GateReport report, PrintWriter out) {
        out.println();
        out.println("the gate, policy " + report.policyId() + ":");
        for (CheckReport check : report.checks()) {
            out.printf(
                    Locale.ROOT,
                    "  %d %-17s %s%n",
                    check.kind().number(),
                    check.kind().title(),
                    check.passed()
                            ? "passed"
                            : check.evidence() instanceof Evidence.NotAsked ? "not asked" : "NOT PASSED");
            wrapped(check.sentence(), "      ", out);
        }
        out.println(report.passes() ? "passes all seven checks" : "stays here");
    }

    private static void wrapped(String sentence, String indent, PrintWriter out) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ")) {
            if (line.length() > indent.length() && line.length() + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(indent.length());
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
