package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.TwinWorld;
import java.util.List;

/** Figures of an ensemble as the gate counts them, for those who compare plans before the gate. */
public final class EnsembleFigures {
    private EnsembleFigures() {}

    /** Energy saved in each day in kWh, transitions paid. */
    public static double[] savedKilowattHours(Ensemble.Result result, TwinWorld world) {
        return Goal.ENERGY.gains(result, world);
    }

    /** Saving with its bounds. */
    public static Evidence.Gain gain(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        return GainCheck.gain(result, world, settings);
    }

    /** What is gained in each day, in the unit of the goal. */
    public static double[] gains(Ensemble.Result result, TwinWorld world, Goal goal) {
        return goal.gains(result, world);
    }

    /** Gain of a goal other than energy, with its bounds. */
    public static Evidence.FigureGain gain(Ensemble.Result result, TwinWorld world, GateSettings settings, Goal goal) {
        double[] gains = goal.gains(result, world);
        double with = 0;
        double without = 0;
        for (int draw = 0; draw < gains.length; draw++) {
            with += goal.figure(result, draw, true) / gains.length;
            without += goal.figure(result, draw, false) / gains.length;
        }
        return new Evidence.FigureGain(
                goal.words(),
                goal.unit(),
                gains.length,
                without,
                with,
                Bounds.mean(gains),
                Bounds.lowerMean(gains, settings.confidence()),
                settings.confidence(),
                GainCheck.unmet(result, settings, false),
                GainCheck.unmet(result, settings, true));
    }

    /** How the guard rails fared. */
    public static List<Evidence.RailCount> rails(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        return RailCheck.count(result, settings, world.snapshot().cellIds());
    }
}
