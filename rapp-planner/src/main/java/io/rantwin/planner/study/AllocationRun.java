package io.rantwin.planner.study;

import java.util.ArrayList;
import java.util.List;

/** The allocation experiment with one seed: three divisions of the same blocks among the same users with the same rates and demands. */
final class AllocationRun {
    /** Rows of the result. */
    enum Row {
        /** {@link Division#best}. */
        OURS,
        /** {@link Division#equal}. */
        EQUAL_DIVISION,
        /** {@link Division#ignoringDemand}. */
        IGNORING_DEMAND
    }

    /**
     * A row's figures, means over steps.
     *
     * @param throughputBitPerS sum of what users are given, never more than they want
     * @param satisfaction mean of given over wanted
     * @param satisfied share of users who are given all that they want
     */
    record Score(double throughputBitPerS, double satisfaction, double satisfied) {}

    private static final double ALL = 1 - 1e-9;

    private final AllocationConditions conditions;
    private final double leastSatisfaction;
    private final AllocationWorld world;
    private final int[] firstOfStation;
    private final int[] userAt;

    /**
     * @param leastSatisfaction mean satisfaction that ours must keep where it can
     */
    AllocationRun(AllocationConditions conditions, double leastSatisfaction, long seed) {
        this.conditions = conditions;
        this.leastSatisfaction = leastSatisfaction;
        world = new AllocationWorld(conditions, seed);
        firstOfStation = new int[conditions.stations() + 1];
        userAt = new int[conditions.users()];
    }

    /** Runs all steps; a score for each {@link Row}, in their order. */
    List<Score> run() {
        double[][] sums = new double[Row.values().length][3];
        for (int step = 0; step < conditions.steps(); step++) {
            world.step(step);
            sortByStation();
            double unit = conditions.demandFactor() * conditions.blockHertz() / 2;
            double price = PriceSearch.least(p -> score(ours(p))[1], leastSatisfaction, unit);
            int turn = step;
            add(sums[0], score(ours(price)));
            add(sums[1], score((rate, demand) -> Division.equal(rate.length, conditions.blocks(), turn)));
            add(sums[2], score((rate, demand) -> Division.ignoringDemand(rate, conditions.blocks())));
        }
        List<Score> scores = new ArrayList<>();
        for (double[] sum : sums) {
            double n = conditions.steps();
            scores.add(new Score(sum[0] / n, sum[1] / n, sum[2] / n));
        }
        return scores;
    }

    private static void add(double[] sums, double[] values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    /** A division of one station. */
    private interface Rule {
        int[] granted(double[] rate, double[] demand);
    }

    private Rule ours(double price) {
        return (rate, demand) -> Division.best(rate, demand, conditions.blocks(), price);
    }

    private void sortByStation() {
        java.util.Arrays.fill(firstOfStation, 0);
        for (int s : world.serving) {
            firstOfStation[s + 1]++;
        }
        for (int s = 0; s < conditions.stations(); s++) {
            firstOfStation[s + 1] += firstOfStation[s];
        }
        int[] next = firstOfStation.clone();
        for (int u = 0; u < userAt.length; u++) {
            userAt[next[world.serving[u]]++] = u;
        }
    }

    // Sum of what is given, mean satisfaction, share of the satisfied.
    private double[] score(Rule rule) {
        double given = 0;
        double satisfaction = 0;
        double satisfied = 0;
        for (int s = 0; s < conditions.stations(); s++) {
            int from = firstOfStation[s];
            int n = firstOfStation[s + 1] - from;
            double[] rate = new double[n];
            double[] demand = new double[n];
            for (int k = 0; k < n; k++) {
                rate[k] = world.rate[userAt[from + k]];
                demand[k] = world.demand[userAt[from + k]];
            }
            int[] granted = n == 0 ? new int[0] : rule.granted(rate, demand);
            for (int k = 0; k < n; k++) {
                double got = Division.given(rate[k], demand[k], granted[k]);
                given += got;
                satisfaction += got / demand[k];
                satisfied += got >= ALL * demand[k] ? 1 : 0;
            }
        }
        return new double[] {given, satisfaction / userAt.length, satisfied / userAt.length};
    }
}
