package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;

/**
 * What is before the gate surely gains what it is for: the lower confidence bound of the mean gain is above zero, day by day against the
 * same day without it; of energy with all transitions paid.
 */
final class GainCheck implements Check {
    static final double JOULE_OF_A_KWH = 3.6e6;

    @Override
    public CheckKind kind() {
        return CheckKind.GAIN;
    }

    @Override
    public CheckReport check(GateCase it) {
        return it.goal() == Goal.ENERGY ? energy(it) : figure(it);
    }

    private CheckReport figure(GateCase it) {
        Evidence.FigureGain gain = EnsembleFigures.gain(it.result(), it.world(), it.settings(), it.goal());
        String figures = gain.figure() + " is " + Numbers.plain(gain.with()) + " " + gain.unit()
                + " in the mean of a day, "
                + Numbers.plain(gain.without()) + " without it: a gain of " + Numbers.plain(gain.gain()) + ", at least "
                + Numbers.plain(gain.lowerBound()) + " with " + Numbers.percent(gain.confidence())
                + " confidence; demand is not met in " + Numbers.percent(gain.unmetWith()) + " of reports, in "
                + Numbers.percent(gain.unmetWithout()) + " without it";
        return gain.lowerBound() > 0
                ? report(true, "It gains: " + figures + ".", gain)
                : report(false, "It is not sure to gain anything: " + figures + ".", gain);
    }

    private CheckReport energy(GateCase it) {
        Evidence.Gain gain = gain(it.result(), it.world(), it.settings());
        String figures = Numbers.plain(gain.savedKilowattHours()) + " kWh a day ("
                + Numbers.percent(gain.savedShare()) + ", " + gain.powerSet() + "), "
                + Numbers.plain(gain.lowerBound()) + " kWh at least with " + Numbers.percent(gain.confidence())
                + " confidence, after " + Numbers.plain(JOULE_OF_A_KWH * gain.transitionKilowattHours())
                + " J for " + Numbers.plain(gain.sleeps()) + " sleeps on average";
        return gain.lowerBound() > 0
                ? report(true, "It saves " + figures + ".", gain)
                : report(
                        false,
                        gain.sleeps() == 0
                                ? "It changes nothing: in no day does enforcement find anything to do for it."
                                : "It is not sure to save anything: " + figures + ".",
                        gain);
    }

    /** Energy of a day, transitions paid. */
    static double joule(Ensemble.Result result, TwinWorld world, int draw, boolean acted) {
        int sleeps = (acted ? result.sleeps() : result.sleepsWithout())[draw];
        return result.joule(draw, acted) + sleeps * world.transitionJoule();
    }

    /** Share of the reports in which demand was not met, mean over the days. */
    static double unmet(Ensemble.Result result, GateSettings settings, boolean acted) {
        Rail carried = settings.rails().stream()
                .filter(rail -> rail.kpi() == Kpi.CARRIED)
                .findFirst()
                .orElse(Rail.atLeast(Kpi.CARRIED, 98, 0.5));
        double unmet = 0;
        for (int draw = 0; draw < result.draws(); draw++) {
            unmet += result.shareOutside(carried, draw, acted) / result.draws();
        }
        return unmet;
    }

    static Evidence.Gain gain(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        double[] saved = Goal.ENERGY.gains(result, world);
        double before = 0;
        double transitions = 0;
        for (int draw = 0; draw < saved.length; draw++) {
            before += joule(result, world, draw, false) / JOULE_OF_A_KWH / saved.length;
            transitions += result.sleeps()[draw] * world.transitionJoule() / JOULE_OF_A_KWH / saved.length;
        }
        return new Evidence.Gain(
                saved.length,
                Bounds.mean(saved),
                Bounds.lowerMean(saved, settings.confidence()),
                settings.confidence(),
                before > 0 ? Bounds.mean(saved) / before : 0,
                transitions,
                Arrays.stream(result.sleeps()).average().orElse(0),
                unmet(result, settings, false),
                unmet(result, settings, true),
                world.powerSet());
    }
}
