package io.rantwin.planner.gate;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.conflict.PolicyConflicts;
import io.rantwin.a1.conflict.TrackingAreas;
import io.rantwin.planner.ensemble.Bounds;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.planner.ensemble.Timeline;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No policy in force is in the way: directly, by what both say ({@link PolicyConflicts}) and what enforcement had to choose between;
 * indirectly, through a figure that one is after and the other moves the wrong way in the twin.
 *
 * <p>Indirect is a harm whose 5 % quantile over the days is above zero and whose mean is at least a fifth of what the harmed policy
 * achieves, or, where that is nothing in the twin, a twentieth of the figure itself; and never less than a fiftieth of the figure.
 */
final class ConflictCheck implements Check {
    private static final int DAYS = 16;
    private static final double OF_ACHIEVED = 0.2;
    private static final double OF_FIGURE = 0.05;
    private static final double LEAST_OF_FIGURE = 0.02;
    private static final double LOW = 0.05;

    @Override
    public CheckKind kind() {
        return CheckKind.CONFLICTS;
    }

    @Override
    public CheckReport check(GateCase it) {
        Proposal own = it.proposal();
        int others = it.active().size();
        if (own == null || others == 0) {
            return report(
                    true, "No other policy is in force.", new Evidence.Conflicts(others, List.of(), List.of(), 0));
        }
        Set<String> direct = new LinkedHashSet<>(direct(it, own));
        it.result().conflicts().stream()
                .filter(each ->
                        each.winnerId().equals(own.policyId()) || each.loserId().equals(own.policyId()))
                .forEach(each -> direct.add(each.sentence()));
        Set<String> indirect = new LinkedHashSet<>();
        for (NamedPolicy other : it.active().policies()) {
            throughTheNetwork(it, own, other, indirect);
        }
        Evidence evidence = new Evidence.Conflicts(others, List.copyOf(direct), List.copyOf(indirect), DAYS);
        if (direct.isEmpty() && indirect.isEmpty()) {
            return report(
                    true,
                    (others == 1 ? "The other policy" : "None of the " + others + " other policies")
                            + (others == 1 ? " in force is not" : " in force is") + " in its way.",
                    evidence);
        }
        List<String> all = new ArrayList<>(direct);
        all.addAll(indirect);
        return report(false, String.join(" ", all), evidence);
    }

    // By what both say.
    private static List<String> direct(GateCase it, Proposal own) {
        List<String> direct = new ArrayList<>();
        double powerReductionDb = it.world().enforcement().energy().powerReductionDb();
        switch (own) {
            case Proposal.Policy policy -> {
                var conflicts = new PolicyConflicts(TrackingAreas.UNKNOWN);
                for (Timeline.Stage stage : policy.timeline().stages()) {
                    NamedPolicy revision = new NamedPolicy(own.policyId(), stage.policy());
                    conflicts
                            .against(revision, it.active().policies())
                            .forEach(each -> direct.add(each.kind() + ": " + each.inWords()));
                    it.active()
                            .settings()
                            .forEach(each -> direct.addAll(SettingConflicts.between(each, revision, powerReductionDb)));
                }
            }
            case Proposal.Settings settings -> {
                it.active()
                        .policies()
                        .forEach(each -> direct.addAll(SettingConflicts.between(settings, each, powerReductionDb)));
                it.active().settings().forEach(each -> direct.addAll(SettingConflicts.between(settings, each)));
            }
        }
        return direct;
    }

    private static List<Aim> aims(GateCase it, Proposal own) {
        List<String> ids = it.world().snapshot().cellIds();
        return switch (own) {
            case Proposal.Policy policy ->
                policy.timeline().stages().stream()
                        .map(stage -> Aim.of(stage.policy(), ids))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
            case Proposal.Settings _ -> {
                boolean[] touched = Ensemble.touched(it.result(), it.settings().touchedPoints());
                yield List.of(new Aim(Kpi.PRB_LOAD, relieved(it.result(), touched), true));
            }
        };
    }

    // Those of the touched cells whose load falls.
    private static List<Integer> relieved(Ensemble.Result result, boolean[] touched) {
        List<Integer> cells = new ArrayList<>();
        for (int c = 0; c < touched.length; c++) {
            double change = 0;
            for (int draw = 0; draw < result.draws(); draw++) {
                change += result.mean(Kpi.PRB_LOAD, draw, c, true) - result.mean(Kpi.PRB_LOAD, draw, c, false);
            }
            if (touched[c] && change < 0) {
                cells.add(c);
            }
        }
        return cells;
    }

    private static void throughTheNetwork(GateCase it, Proposal own, NamedPolicy other, Set<String> found) {
        List<String> ids = it.world().snapshot().cellIds();
        // What the other one achieves, and what it does to what this one is after.
        Ensemble.Result ofOther =
                it.days(it.activeTimelines(other.policyId()), Timeline.of(other.policyId(), other.policy()), DAYS);
        harm(own.policyId(), it.result(), other.policyId(), Aim.of(other.policy(), ids), ofOther, found);
        for (Aim aim : aims(it, own)) {
            harm(other.policyId(), ofOther, own.policyId(), aim, it.result(), found);
        }
    }

    private static void harm(
            String doer,
            Ensemble.Result does,
            String harmed,
            @Nullable Aim aim,
            Ensemble.Result achieves,
            Set<String> found) {
        if (aim == null || aim.cells().isEmpty()) {
            return;
        }
        double[] harm = aim.harm(does);
        double achieved = -Bounds.mean(aim.harm(achieves));
        double figure = 0;
        for (int draw = 0; draw < does.draws(); draw++) {
            figure += aim.figure(does, draw, false) / does.draws();
        }
        double mean = Bounds.mean(harm);
        double[] sorted = harm.clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (LOW * (sorted.length - 1))];
        double bound = Math.max(
                achieved > 0 ? OF_ACHIEVED * achieved : OF_FIGURE * Math.abs(figure),
                LEAST_OF_FIGURE * Math.abs(figure));
        if (low > 0 && mean >= bound) {
            found.add(doer + " works against " + harmed + " through the network: "
                    + aim.kpi().measurement()
                    + (aim.wantsLess() ? " rises by " : " falls by ") + Numbers.plain(round(mean)) + " "
                    + aim.kpi().unit() + " in " + aim.cells().size()
                    + (aim.cells().size() == 1 ? " cell" : " cells")
                    + (achieved > 0
                            ? ", where " + harmed + " is to bring it the other way by " + Numbers.plain(round(achieved))
                            : ", which " + harmed + " is to improve")
                    + ". Ways out: take cells near there out of " + doer
                    + "; let them hold at different hours; take one"
                    + " of both back.");
        }
    }

    private static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
    }
}
