package io.rantwin.twin.whatif;

import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkFit;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network between two actions: what all draws of an ensemble share. Read-only once made. */
final class Phase {
    static final double TOLERANCE = 1e-6;

    // Wider than any map that could be the true one asks for.
    private static final double LEAST_FACTOR = 1e-6;
    private static final double MOST_FACTOR = 1e6;

    final int firstStep;
    final RadioMap map;
    final RadioState radio;
    final int[] serving;
    final LoadNetwork network;
    final LoadSolver start;
    final double[] demandFactor;
    final int[] admissionLimit;
    final SliceMix slices;
    final List<String> remarks = new ArrayList<>();

    private Phase(
            int firstStep,
            RadioMap map,
            RadioState radio,
            int[] serving,
            double[] demandFactor,
            int[] limit,
            SliceMix slices,
            Snapshot snapshot) {
        this.firstStep = firstStep;
        this.map = map;
        this.radio = radio;
        this.serving = serving;
        this.demandFactor = demandFactor;
        this.admissionLimit = limit;
        this.slices = slices;
        network = LoadNetwork.of(map, radio, serving);
        start = new LoadSolver();
        start.take(network);
        double[] demand = new double[snapshot.cells()];
        Arrays.setAll(demand, c -> snapshot.demandMean()[c] * demandFactor[c]);
        start.solve(demand, new double[snapshot.cells()], TOLERANCE);
    }

    /** The network as it is. */
    static Phase untouched(Snapshot snapshot) {
        double[] factor = new double[snapshot.cells()];
        Arrays.fill(factor, 1);
        return new Phase(
                0,
                snapshot.map(),
                snapshot.radio(),
                snapshot.serving(),
                factor,
                snapshot.admissionLimit(),
                snapshot.slices(),
                snapshot);
    }

    /**
     * The network as it is, had its demand lain elsewhere within the cells: links are fitted anew, so that each cell needs at the
     * same loads what it needs now. What the actions do differs, the untouched network does not.
     */
    Phase elsewhere(double[] weights, Snapshot snapshot) {
        int n = snapshot.cells();
        // A solver of its own: that of the phase must stay where all draws start.
        LoadSolver solver = new LoadSolver();
        solver.take(start);
        double[] load = new double[n];
        solver.solve(snapshot.demandMean(), load, TOLERANCE);
        double[] need = new double[n];
        solver.needAt(snapshot.demandMean(), load, need);
        RadioMap other = map.weighted(weights);
        LinkFit fit = LinkFit.of(
                LoadNetwork.of(other, radio, serving), snapshot.demandMean(), load, need, LEAST_FACTOR, MOST_FACTOR);
        LinkModel[] links = new LinkModel[n];
        Arrays.setAll(links, c -> radio.link(c).times(fit.factor(c)));
        return new Phase(
                firstStep, other, radio.withLinks(links), serving, demandFactor, admissionLimit, slices, snapshot);
    }

    /** All phases of a scenario; the first begins at step 0. */
    static List<Phase> of(Snapshot snapshot, Scenario scenario, Phase untouched) {
        List<TimedAction> ordered = new ArrayList<>(scenario.actions());
        ordered.sort(Comparator.comparingLong(TimedAction::atMillis));
        List<Phase> phases = new ArrayList<>(List.of(untouched));
        for (int i = 0; i < ordered.size(); ) {
            int step = step(ordered.get(i), scenario);
            List<Action> together = new ArrayList<>();
            while (i < ordered.size() && step(ordered.get(i), scenario) == step) {
                together.add(ordered.get(i++).action());
            }
            if (step < scenario.steps()) {
                Phase next = phases.getLast().after(together, step, snapshot);
                if (step == 0) {
                    phases.clear();
                }
                phases.add(next);
            }
        }
        return phases;
    }

    // An action is in force from the first step that begins when it is done, or later.
    private static int step(TimedAction timed, Scenario scenario) {
        long steps = (Math.max(timed.atMillis(), 0) + scenario.stepMillis() - 1) / scenario.stepMillis();
        return (int) Math.min(steps, Integer.MAX_VALUE);
    }

    private Phase after(List<Action> actions, int step, Snapshot snapshot) {
        RadioState next = radio;
        double[] factor = demandFactor.clone();
        int[] limit = admissionLimit.clone();
        SliceMix mix = slices;
        double @Nullable [] tilts = null;
        List<String> notes = new ArrayList<>();
        for (Action action : actions) {
            switch (action) {
                case Action.Sleep a -> next = next.withServing(a.cell(), false);
                case Action.Wake a -> next = next.withServing(a.cell(), true);
                case Action.Power a -> next = next.withPowerDbm(a.cell(), a.powerDbm());
                case Action.Offset a -> next = next.withOffsetDb(a.cell(), a.neighbour(), a.cellIndividualOffsetDb());
                case Action.CarrierState a -> next = carrier(next, a);
                case Action.SlicePolicy a -> mix = mix.withRatio(a.cell(), mix.indexOf(a.slice()), a.ratio());
                case Action.NewSite a -> {
                    for (int cell : a.newCells()) {
                        next = next.withServing(cell, true);
                    }
                }
                case Action.AdmissionLimit a -> limit[a.cell()] = a.users();
                case Action.DemandFactor a -> factor[a.cell()] *= a.factor();
                case Action.Fault a ->
                    next = Double.isInfinite(a.lossDb())
                            ? next.withServing(a.cell(), false)
                            : next.withPowerDbm(a.cell(), next.powerDbm(a.cell()) - a.lossDb());
                case Action.Tilt a -> {
                    tilts = tilts == null ? tilts() : tilts;
                    tilts[a.cell()] = a.electricalTiltDegrees();
                    if (!map.followsTilt(a.cell())) {
                        notes.add("The tilt of " + snapshot.cellIds().get(a.cell())
                                + " has no effect here: its geometry is unknown (" + map.basis(a.cell()) + ").");
                    }
                }
            }
        }
        RadioMap gains = tilts == null ? map : map.tilted(tilts);
        int[] served = next.equals(radio) && tilts == null
                ? serving
                : new Association(map, snapshot.hysteresisDb()).changed(serving, radio, gains, next);
        Phase phase = new Phase(step, gains, next, served, factor, limit, mix, snapshot);
        phase.remarks.addAll(notes);
        return phase;
    }

    private double[] tilts() {
        double[] tilts = new double[map.cells()];
        Arrays.setAll(tilts, map::electricalTiltDegrees);
        return tilts;
    }

    private static RadioState carrier(RadioState state, Action.CarrierState action) {
        RadioState next = state;
        for (int c = 0; c < state.cells(); c++) {
            next = state.carrier(c) == action.carrier() ? next.withServing(c, action.serving()) : next;
        }
        return next;
    }
}
