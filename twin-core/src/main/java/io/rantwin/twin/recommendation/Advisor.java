package io.rantwin.twin.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Ranks candidates: recommended ones first, then those not sure, not better, refused; by mean gain within each, by the order they came
 * in where that is equal. When none is recommended, the advice is to do nothing and says what stands against the first. Stateless.
 */
public final class Advisor {
    private final Preferences preferences;

    /** Advises in the light of these preferences. */
    public Advisor(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Advice on every candidate, the best first. */
    public List<Advice> advise(List<? extends Candidate> candidates) {
        List<Scored> scored = new ArrayList<>();
        for (Candidate candidate : candidates) {
            scored.add(Scored.of(candidate, preferences));
        }
        scored.sort(Comparator.comparing(Scored::verdict).thenComparingDouble(one -> -one.mean()));
        List<Advice> advice = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Scored one = scored.get(i);
            List<String> wouldChange = new ArrayList<>();
            if (i + 1 < scored.size() && scored.get(i + 1).verdict() == one.verdict()) {
                flips(one, scored.get(i + 1), wouldChange);
            }
            guardRailMargins(one.candidate(), wouldChange);
            turningPoints(one, wouldChange);
            advice.add(new Advice(
                    i + 1,
                    one.verdict(),
                    one.candidate().action(),
                    one.candidate().cells(),
                    one.mean(),
                    one.low(),
                    one.high(),
                    one.better(),
                    expected(one.candidate()),
                    why(one, i, scored),
                    wouldChange));
        }
        return advice;
    }

    private static List<String> expected(Candidate candidate) {
        List<String> lines = new ArrayList<>();
        for (Effect effect : candidate.effects()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %+.4g %s (90 %% between %+.4g and %+.4g)",
                    effect.kpi(),
                    effect.mean(),
                    effect.unit(),
                    effect.quantile(0.05),
                    effect.quantile(0.95)));
        }
        return lines;
    }

    private List<String> why(Scored one, int index, List<Scored> all) {
        List<String> lines = new ArrayList<>();
        switch (one.verdict()) {
            case RECOMMENDED ->
                lines.add(String.format(
                        Locale.ROOT,
                        "better than doing nothing in %.0f %% of draws (%.0f %% asked)",
                        100 * one.better(),
                        100 * preferences.sureness()));
            case NOT_SURE ->
                lines.add(String.format(
                        Locale.ROOT,
                        "better than doing nothing in %.0f %% of draws (%.0f %% asked), mean gain %.4g (%.4g asked)",
                        100 * one.better(),
                        100 * preferences.sureness(),
                        one.mean(),
                        preferences.leastGain()));
            case NOT_BETTER ->
                lines.add(String.format(Locale.ROOT, "doing nothing is better on average, by %.4g", -one.mean()));
            case REFUSED ->
                one.candidate().guardRails().stream()
                        .filter(GuardRail::broken)
                        .forEach(rail -> lines.add(broken(rail)));
        }
        mostUseful(one.candidate(), lines);
        if (index == 0 && all.size() > 1 && all.get(1).verdict() == one.verdict()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "gains more than the next (%s) in %.0f %% of the same draws",
                    all.get(1).candidate().action(),
                    100 * winsOver(one, all.get(1))));
        }
        lines.addAll(one.candidate().reservations());
        return lines;
    }

    private static String broken(GuardRail rail) {
        String where = rail.worstCell().isEmpty() ? "" : ", mostly in cell " + rail.worstCell();
        return String.format(
                Locale.ROOT,
                "guard rail \"%s\" is broken in %.1f %% of draws, %.1f %% are allowed%s",
                rail.name(),
                100 * rail.violationProbability(),
                100 * rail.allowedProbability(),
                where);
    }

    private void mostUseful(Candidate candidate, List<String> lines) {
        Effect most = null;
        Effect least = null;
        for (Effect effect : candidate.effects()) {
            double worth = worth(effect);
            most = worth > 0 && (most == null || worth > worth(most)) ? effect : most;
            least = worth < 0 && (least == null || worth < worth(least)) ? effect : least;
        }
        if (most != null) {
            lines.add(String.format(
                    Locale.ROOT, "most of the gain is %s (%+.4g %s)", most.kpi(), most.mean(), most.unit()));
        }
        if (least != null) {
            lines.add(String.format(Locale.ROOT, "it costs %s (%+.4g %s)", least.kpi(), least.mean(), least.unit()));
        }
    }

    private double worth(Effect effect) {
        return preferences.weight(effect.kpi()) * effect.mean();
    }

    /** Common random numbers: draw i of both is the same future. */
    private static double winsOver(Scored one, Scored other) {
        int draws = Math.min(one.gain().length, other.gain().length);
        int wins = 0;
        for (int i = 0; i < draws; i++) {
            wins += one.gain()[i] > other.gain()[i] ? 1 : 0;
        }
        return (double) wins / draws;
    }

    /** Weight of a KPI at which the next candidate would be level: w' = w - (U1 - U2) / (m1 - m2), the other weights kept. */
    private void flips(Scored one, Scored next, List<String> lines) {
        for (Effect effect : one.candidate().effects()) {
            double weight = preferences.weight(effect.kpi());
            double difference = effect.mean() - mean(next.candidate(), effect.kpi());
            double level = weight - (one.mean() - next.mean()) / difference;
            if (weight != 0 && difference != 0 && level / weight > 0.1 && level / weight < 10) {
                lines.add(String.format(
                        Locale.ROOT,
                        "\"%s\" would be ahead if %s counted %s than %.2f times as much",
                        next.candidate().action(),
                        effect.kpi(),
                        level / weight > 1 ? "more" : "less",
                        level / weight));
            }
        }
    }

    private static double mean(Candidate candidate, String kpi) {
        for (Effect effect : candidate.effects()) {
            if (effect.kpi().equals(kpi)) {
                return effect.mean();
            }
        }
        return 0;
    }

    private static void guardRailMargins(Candidate candidate, List<String> lines) {
        for (GuardRail rail : candidate.guardRails()) {
            if (rail.broken()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "allowing \"%s\" to be broken in %.1f %% of cases would lift the refusal",
                        rail.name(),
                        100 * rail.violationProbability()));
            } else if (rail.violationProbability() > 0.5 * rail.allowedProbability()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "\"%s\" is near its limit: %.1f %% of %.1f %% allowed",
                        rail.name(),
                        100 * rail.violationProbability(),
                        100 * rail.allowedProbability()));
            }
        }
    }

    /** Where the regression of gain on a driver crosses 0 inside the driver's range. */
    private static void turningPoints(Scored one, List<String> lines) {
        for (Driver driver : one.candidate().drivers()) {
            if (driver.draws().length != one.gain().length) {
                continue;
            }
            double slope = Draws.slope(driver.draws(), one.gain());
            double turn = Draws.mean(driver.draws()) - one.mean() / slope;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double value : driver.draws()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            boolean tied = Math.abs(Draws.correlation(driver.draws(), one.gain())) > 0.3;
            if (tied && turn > least && turn < most) {
                lines.add(String.format(
                        Locale.ROOT,
                        "the gain is lost when %s is %s %.4g%s",
                        driver.name(),
                        slope < 0 ? "above" : "below",
                        turn,
                        driver.unit().isEmpty() ? "" : " " + driver.unit()));
            }
        }
    }
}
