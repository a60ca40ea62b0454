package io.rantwin.twin.whatif;

import io.rantwin.twin.chance.Chance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a scenario's effect is due to each action: Shapley values, the mean over all orders of doing the actions of what
 * each adds. They sum to the whole effect.
 *
 * @param kpi figure of the whole network
 * @param actions in the order of the scenario
 * @param shares effect due to each action, in the figure's unit
 * @param total effect of all together
 * @param exact true when all subsets were run; false when orders were sampled
 */
public record Explanation(Kpi kpi, List<TimedAction> actions, double[] shares, double total, boolean exact) {
    /** Up to so many actions all subsets are run. */
    public static final int MOST_EXACT = 6;

    private static final int SAMPLED_ORDERS = 48;
    private static final int ORDERS = 77;

    /** Copies the list. */
    public Explanation {
        actions = List.copyOf(actions);
    }

    /** Explains the mean effect on a figure of the whole network; runs the scenario once for each subset needed. */
    public static Explanation of(WhatIf engine, Snapshot snapshot, Scenario scenario, Kpi kpi) {
        return new Runs(engine, snapshot, scenario, kpi).explanation();
    }

    /** Effects of subsets, each run once. */
    private static final class Runs {
        private final WhatIf engine;
        private final Snapshot snapshot;
        private final Scenario scenario;
        private final Kpi kpi;
        private final int n;
        private final Map<List<Integer>, Double> known = new HashMap<>();

        Runs(WhatIf engine, Snapshot snapshot, Scenario scenario, Kpi kpi) {
            this.engine = engine;
            this.snapshot = snapshot;
            this.scenario = scenario;
            this.kpi = kpi;
            this.n = scenario.actions().size();
        }

        Explanation explanation() {
            boolean exact = n <= MOST_EXACT;
            double[] shares = exact ? exact() : sampled();
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                all.add(i);
            }
            return new Explanation(kpi, scenario.actions(), shares, effect(all), exact);
        }

        // phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)).
        private double[] exact() {
            double[] shares = new double[n];
            for (int mask = 0; mask < 1 << n; mask++) {
                double without = effect(members(mask));
                int size = Integer.bitCount(mask);
                for (int i = 0; i < n; i++) {
                    if ((mask & 1 << i) == 0) {
                        double weight = factorial(size) * factorial(n - size - 1) / factorial(n);
                        shares[i] += weight * (effect(members(mask | 1 << i)) - without);
                    }
                }
            }
            return shares;
        }

        private double[] sampled() {
            double[] shares = new double[n];
            Chance chance = new Chance(scenario.seed());
            for (int order = 0; order < SAMPLED_ORDERS; order++) {
                List<Integer> sequence = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    sequence.add(chance.below(i + 1, Chance.stream(ORDERS, order), i), i);
                }
                List<Integer> set = new ArrayList<>();
                double before = 0;
                for (int i : sequence) {
                    set.add(i);
                    double now = effect(set.stream().sorted().toList());
                    shares[i] += (now - before) / SAMPLED_ORDERS;
                    before = now;
                }
            }
            return shares;
        }

        private double effect(List<Integer> members) {
            if (members.isEmpty()) {
                return 0;
            }
            Double found = known.get(members);
            if (found != null) {
                return found;
            }
            List<TimedAction> some =
                    members.stream().map(scenario.actions()::get).toList();
            double effect =
                    engine.run(snapshot, scenario.withActions(some)).effect(kpi).mean();
            known.put(members, effect);
            return effect;
        }

        private List<Integer> members(int mask) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                if ((mask & 1 << i) != 0) {
                    members.add(i);
                }
            }
            return members;
        }

        private static double factorial(int k) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return product;
        }
    }
}
