package io.rantwin.planner.gate;

import java.util.List;

/** Figures of an ensemble as the gate counts them, for those who compare plans before the gate. */
public final class EnsembleFigures {
    private EnsembleFigures() {}

    /** Energy saved in each day in kWh, transitions paid. */
    public static double[] savedKilowattHours(Ensemble.Result result, TwinWorld world) {
        return GainCheck.saved(result, world);
    }

    /** Saving with its bounds. */
    public static Evidence.Gain gain(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        return GainCheck.gain(result, world, settings);
    }

    /** How the guard rails fared. */
    public static List<Evidence.RailCount> rails(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        return RailCheck.count(result, settings, world.snapshot().cellIds());
    }
}
