package io.rantwin.twin.forecast;

import java.util.ArrayList;
import java.util.List;

/** The members every series has beside the regressions, with the trust put in each before any error is known. */
final class Members {
    private static final int[] WINDOWS = {3, 6, 12, 24, 48};
    private static final int[] RUN_WINDOWS = {2, 4, 8, 20, 40, 80};
    private static final double[] SHARES = {0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02};
    private static final double SMALL = 0.003;

    private Members() {}

    /** A member and its prior, in general and for a horizon of about a day or more. */
    record Trusted(Member member, double prior, double farPrior) {
        Trusted(Member member, double prior) {
            this(member, prior, prior);
        }
    }

    static List<Trusted> of(ForecastSettings settings) {
        List<Trusted> members = new ArrayList<>();
        members.add(new Trusted(SimpleMembers.lastValue(), SMALL));
        for (int count : settings.runs() ? RUN_WINDOWS : WINDOWS) {
            members.add(new Trusted(new SimpleMembers.MovingAverage("moving_average k=" + count, count), SMALL));
        }
        for (double share : SHARES) {
            members.add(new Trusted(new SimpleMembers.Smoothing("exp_smoothing alpha=" + share, share), SMALL));
        }
        for (int i = 0; i < settings.seasons().size(); i++) {
            int season = settings.seasons().get(i);
            members.add(new Trusted(
                    new SimpleMembers.SeasonalNaive("seasonal_naive_" + seasonName(i, season), season), SMALL, 0.06));
            members.add(new Trusted(new HoltWinters("holt_winters_" + seasonName(i, season), season), SMALL));
        }
        if (settings.seasons().isEmpty()) {
            members.add(new Trusted(new HoltWinters("holt_damped", 0), SMALL));
        } else {
            members.add(new Trusted(new SimpleMembers.SlotMean(), SMALL, 0.08));
            members.add(new Trusted(new SlotMedian(settings.seasons().getFirst()), 0.04, 0.3));
        }
        members.add(new Trusted(new SimpleMembers.Constant(false), SMALL));
        members.add(new Trusted(new SimpleMembers.Constant(true), SMALL, 0.1));
        return members;
    }

    private static String seasonName(int index, int season) {
        return switch (index) {
            case 0 -> "day";
            case 1 -> "week";
            default -> Integer.toString(season);
        };
    }
}
