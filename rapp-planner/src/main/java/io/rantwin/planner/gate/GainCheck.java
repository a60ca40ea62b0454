package io.rantwin.planner.gate;

import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;

/**
 * The policy surely saves energy: the lower confidence bound of the mean saving is above zero, day by day against the same day without
 * it, all transitions paid.
 */
final class GainCheck implements Check {
    private static final double JOULE_OF_A_KWH = 3.6e6;

    @Override
    public CheckKind kind() {
        return CheckKind.GAIN;
    }

    @Override
    public CheckReport check(GateCase it) {
        Evidence.Gain gain = gain(it.result(), it.world(), it.settings());
        String figures = Numbers.plain(gain.savedKilowattHours()) + " kWh a day ("
                + Numbers.percent(gain.savedShare()) + ", " + gain.powerSet() + "), "
                + Numbers.plain(gain.lowerBound()) + " kWh at least with " + Numbers.percent(gain.confidence())
                + " confidence, " + Numbers.plain(gain.transitionKilowattHours()) + " kWh paid for "
                + Numbers.plain(gain.sleeps()) + " sleeps";
        return gain.lowerBound() > 0
                ? report(true, "It saves " + figures + ".", gain)
                : report(
                        false,
                        gain.sleeps() == 0
                                ? "It changes nothing: in no day does enforcement find anything to do for it."
                                : "It is not sure to save anything: " + figures + ".",
                        gain);
    }

    static double[] saved(Ensemble.Result result, TwinWorld world) {
        double[] saved = new double[result.draws()];
        for (int draw = 0; draw < saved.length; draw++) {
            double off = result.joule(draw, false) + result.sleepsWithout()[draw] * world.transitionJoule();
            double on = result.joule(draw, true) + result.sleeps()[draw] * world.transitionJoule();
            saved[draw] = (off - on) / JOULE_OF_A_KWH;
        }
        return saved;
    }

    static Evidence.Gain gain(Ensemble.Result result, TwinWorld world, GateSettings settings) {
        double[] saved = saved(result, world);
        double before = 0;
        double transitions = 0;
        double unmetWithout = 0;
        double unmetWith = 0;
        Rail carried = settings.rails().stream()
                .filter(rail -> rail.kpi() == Kpi.CARRIED)
                .findFirst()
                .orElse(Rail.atLeast(Kpi.CARRIED, 98, 0.5));
        for (int draw = 0; draw < saved.length; draw++) {
            double off = result.joule(draw, false) + result.sleepsWithout()[draw] * world.transitionJoule();
            before += off / JOULE_OF_A_KWH / saved.length;
            transitions += result.sleeps()[draw] * world.transitionJoule() / JOULE_OF_A_KWH / saved.length;
            unmetWithout += result.shareOutside(carried, draw, false) / saved.length;
            unmetWith += result.shareOutside(carried, draw, true) / saved.length;
        }
        return new Evidence.Gain(
                saved.length,
                Bounds.mean(saved),
                Bounds.lowerMean(saved, settings.confidence()),
                settings.confidence(),
                before > 0 ? Bounds.mean(saved) / before : 0,
                transitions,
                Arrays.stream(result.sleeps()).average().orElse(0),
                unmetWithout,
                unmetWith,
                world.powerSet());
    }
}
