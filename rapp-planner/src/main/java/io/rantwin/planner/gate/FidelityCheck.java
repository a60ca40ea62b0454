package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The twin has shown itself true enough in every cell that the policy touches. */
final class FidelityCheck implements Check {
    @Override
    public CheckKind kind() {
        return CheckKind.FIDELITY;
    }

    @Override
    public CheckReport check(GateCase it) {
        double least = it.settings().leastFidelity();
        boolean[] touched = Ensemble.touched(it.result(), it.settings().touchedPoints());
        List<Evidence.CellFidelity> cells = new ArrayList<>();
        for (int c = 0; c < touched.length; c++) {
            if (touched[c]) {
                String id = it.world().snapshot().cellIds().get(c);
                cells.add(new Evidence.CellFidelity(id, it.fidelity(id)));
            }
        }
        cells.sort(Comparator.comparingDouble(
                each -> Double.isNaN(each.fidelity()) ? Double.NEGATIVE_INFINITY : each.fidelity()));
        Evidence evidence = new Evidence.Fidelity(least, List.copyOf(cells));
        if (least == 0) {
            return report(true, "No fidelity was asked for: how true the twin is was not looked at.", evidence);
        }
        List<String> unknown = cells.stream()
                .filter(each -> Double.isNaN(each.fidelity()))
                .map(Evidence.CellFidelity::cellId)
                .toList();
        List<String> poor = cells.stream()
                .filter(each -> each.fidelity() < least)
                .map(each -> each.cellId() + " (" + Numbers.plain(Math.floor(1000 * each.fidelity()) / 1000) + ")")
                .toList();
        if (unknown.isEmpty() && poor.isEmpty()) {
            return report(
                    true,
                    cells.isEmpty()
                            ? "The policy touches no cell."
                            : "The " + cells.size() + " cells it touches are modelled well enough, the poorest being "
                                    + cells.getFirst().cellId() + " with "
                                    + Numbers.plain(
                                            Math.round(1000 * cells.getFirst().fidelity()) / 1000.0) + " ("
                                    + least + " asked).",
                    evidence);
        }
        List<String> sentences = new ArrayList<>();
        if (!poor.isEmpty()) {
            sentences.add("The twin is not true enough (" + least + " asked) in " + Numbers.names(poor) + ".");
        }
        if (!unknown.isEmpty()) {
            sentences.add("Nobody has told how true the twin is in " + Numbers.names(unknown)
                    + ": let it watch the network first, or ask for a least fidelity of 0.");
        }
        return report(false, String.join(" ", sentences), evidence);
    }
}
