package io.rantwin.planner.plan.commands;

import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.TriedCandidate;
import io.rantwin.planner.plan.settings.SettingsPlan;
import io.rantwin.planner.plan.settings.SettingsTrial;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Plans of settings as tables for a terminal. */
final class SettingsTables {
    private static final int MOST_POINTS = 8;

    private SettingsTables() {}

    static void plan(SettingsPlan plan, PrintWriter out) {
        SettingsTrial nothing = plan.baselines().getFirst();
        String unit = plan.task().goal().unit();
        out.println();
        out.printf(
                Locale.ROOT, "%-24s %12s %12s %12s %9s %9s%n", "plan", "with it", "gain", "at least", "unmet", "rails");
        plan.trials().forEach(each -> line(each, out));
        plan.baselines().forEach(each -> line(each, out));
        out.println(
                "(" + nothing.gain().figure() + ", " + unit + ", mean of the reports of "
                        + nothing.gain().draws()
                        + " days; unmet: share of reports in which a cell left demand unmet; rails: days in which one newly broke)");
        boolean isOfSlices = plan.task().goal() == Goal.SERVICE_ASSURANCE;
        front(plan.front(), isOfSlices ? "% broken" : unit, isOfSlices ? "mean guaranteed share" : "mean load", out);
        if (!plan.parts().isEmpty()) {
            out.println();
            out.println(
                    "settings of '" + plan.trials().getFirst().name() + "', and what would be missed without each:");
            plan.parts().forEach(each -> out.printf(Locale.ROOT, "  %8.2f %s  %s%n", each.worth(), unit, each.words()));
        }
        PlanTables.advice(plan.advice(), out);
    }

    private static void line(SettingsTrial trial, PrintWriter out) {
        Evidence.FigureGain gain = trial.gain();
        out.printf(
                Locale.ROOT,
                "%-24s %12.2f %12.2f %12.2f %8.3f%% %4d/%-4d%n",
                trial.name(),
                gain.with(),
                gain.gain(),
                gain.lowerBound(),
                100 * gain.unmetWith(),
                TriedCandidate.brokenDays(trial.rails()),
                gain.draws());
    }

    private static void front(List<SettingsPlan.Point> front, String unit, String price, PrintWriter out) {
        if (front.size() > 1) {
            out.println();
            out.println("what is gained against what it costs (the plan's steady states):");
            front.stream()
                    .limit(MOST_POINTS)
                    .forEach(each -> out.printf(
                            Locale.ROOT,
                            "  %10.2f %s  %s %.2f %%  %d settings%n",
                            each.figure(),
                            unit,
                            price,
                            each.price(),
                            each.settings()));
        }
    }
}
