package io.rantwin.twin.recommendation;

import java.util.Arrays;

/** A candidate with its gain in every draw. */
record Scored(
        Candidate candidate, double[] gain, double mean, double low, double high, double better, Verdict verdict) {
    /** Utility a draw: weighted sum of the effects, in their order. Effects of unequal length count as far as the shortest goes. */
    static Scored of(Candidate candidate, Preferences preferences) {
        int draws = candidate.effects().stream()
                .mapToInt(effect -> effect.draws().length)
                .min()
                .orElse(1);
        double[] gain = new double[draws];
        for (Effect effect : candidate.effects()) {
            double weight = preferences.weight(effect.kpi());
            for (int i = 0; i < draws; i++) {
                gain[i] += weight * effect.draws()[i];
            }
        }
        double[] sorted = gain.clone();
        Arrays.sort(sorted);
        double mean = Draws.mean(gain);
        double better = Draws.shareAbove(gain, 0);
        return new Scored(
                candidate,
                gain,
                mean,
                Draws.quantile(sorted, 0.05),
                Draws.quantile(sorted, 0.95),
                better,
                verdict(candidate, preferences, mean, better));
    }

    private static Verdict verdict(Candidate candidate, Preferences preferences, double mean, double better) {
        if (candidate.guardRails().stream().anyMatch(GuardRail::broken)) {
            return Verdict.REFUSED;
        }
        if (!(mean > 0)) {
            return Verdict.NOT_BETTER;
        }
        boolean sure = better >= preferences.sureness() && mean >= preferences.leastGain();
        return sure ? Verdict.RECOMMENDED : Verdict.NOT_SURE;
    }
}
