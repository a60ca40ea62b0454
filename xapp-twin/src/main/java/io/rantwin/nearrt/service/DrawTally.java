package io.rantwin.nearrt.service;

import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.GuardRailVerdict;
import io.rantwin.api.v1.NetworkEffect;
import io.rantwin.api.v1.Quantile;
import io.rantwin.nearrt.service.Question.Rail;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes draws in their order and keeps of them what the answer needs. However the draws are divided into pieces, the answer has the
 * same bits. Not thread-safe.
 */
final class DrawTally {
    private static final double[] PROBABILITIES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final int MEDIAN = 2;
    private static final Kpi[] KPIS = Kpi.values();
    /** Quantities of which a sum over cells means something. */
    private static final List<Kpi> SUMMED = List.of(Kpi.POWER, Kpi.VOLUME, Kpi.ACTIVE_USERS);

    private static final double NOTHING = 1e-6;
    private static final int MOST_EFFECTS = 5000;
    /** Of figures kept as floats. */
    private static final double ROUNDING = 1e-5;

    private final Question question;
    private final int cells;
    private final float[][] difference;
    private final double[] withoutSum;
    private final int[] withoutCount;
    private final int[][] broken;
    private final int[] brokenAnywhere;
    private final Set<String> remarks = new LinkedHashSet<>();
    private int draws;

    DrawTally(Question question) {
        this.question = question;
        cells = question.cut().snapshot().cells();
        difference = new float[KPIS.length * cells][0];
        withoutSum = new double[KPIS.length * cells];
        withoutCount = new int[KPIS.length * cells];
        broken = new int[question.rails().size()][cells];
        brokenAnywhere = new int[question.rails().size()];
        remarks.addAll(question.reservations());
    }

    /** Draws taken. */
    int draws() {
        return draws;
    }

    /** Takes the next draws. */
    void add(Outcome outcome) {
        int more = outcome.scenario().draws();
        remarks.addAll(outcome.remarks());
        for (int k = 0; k < KPIS.length; k++) {
            for (int c = 0; c < cells; c++) {
                int row = k * cells + c;
                if (difference[row].length < draws + more) {
                    int room = Math.max(draws + more, 2 * difference[row].length);
                    difference[row] = Arrays.copyOf(
                            difference[row],
                            Math.min(
                                    room,
                                    Math.max(draws + more, question.scenario().draws())));
                }
                for (int draw = 0; draw < more; draw++) {
                    figure(outcome, k, c, draw);
                }
            }
        }
        for (int r = 0; r < broken.length; r++) {
            for (int draw = 0; draw < more; draw++) {
                rail(outcome, r, draw);
            }
        }
        draws += more;
    }

    // Means over the parts of the horizon that have a value in both courses.
    private void figure(Outcome outcome, int k, int cell, int draw) {
        double without = 0;
        double with = 0;
        int count = 0;
        for (int report = 0; report < outcome.reports(); report++) {
            double a = outcome.value(KPIS[k], cell, report, draw, false);
            double b = outcome.value(KPIS[k], cell, report, draw, true);
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                without += a;
                with += b;
                count++;
            }
        }
        int row = k * cells + cell;
        difference[row][draws + draw] = count == 0 ? Float.NaN : (float) ((with - without) / count);
        if (count > 0) {
            withoutSum[row] += without / count;
            withoutCount[row]++;
        }
    }

    private void rail(Outcome outcome, int r, int draw) {
        Rail rail = question.rails().get(r);
        boolean anywhere = false;
        int n = rail.cells().isEmpty() ? cells : rail.cells().size();
        for (int i = 0; i < n; i++) {
            int cell = rail.cells().isEmpty() ? i : rail.cells().get(i);
            boolean here = false;
            for (int report = 0; report < outcome.reports() && !here; report++) {
                here = rail.breaks(outcome.value(rail.kpi(), cell, report, draw, true));
            }
            broken[r][cell] += here ? 1 : 0;
            anywhere |= here;
        }
        brokenAnywhere[r] += anywhere ? 1 : 0;
    }

    /** The answer from all draws taken. */
    EvaluateResponse answer() {
        EvaluateResponse.Builder answer = EvaluateResponse.newBuilder()
                .setDraws(draws)
                .addAllReservations(remarks)
                .setSnapshotId(question.cut().id());
        ModelBasis weakest = ModelBasis.GEOMETRY;
        for (int cell : question.touched()) {
            weakest = weaker(weakest, cell);
        }
        for (Ranked effect : effects()) {
            answer.addEffects(effect.effect);
            weakest = weaker(weakest, effect.cell);
        }
        SUMMED.forEach(kpi -> network(kpi, answer));
        for (int r = 0; r < broken.length; r++) {
            answer.addGuardRails(verdict(r));
        }
        return answer.setBasis(Protos.basis(weakest)).build();
    }

    private ModelBasis weaker(ModelBasis basis, int cell) {
        ModelBasis of = question.cut().snapshot().map().basis(cell);
        return of.compareTo(basis) > 0 ? of : basis;
    }

    private GuardRailVerdict verdict(int r) {
        List<Integer> worst = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            if (broken[r][c] > 0) {
                worst.add(c);
            }
        }
        worst.sort((a, b) -> Integer.compare(broken[r][b], broken[r][a]));
        GuardRailVerdict.Builder verdict =
                GuardRailVerdict.newBuilder().setViolationProbability((double) brokenAnywhere[r] / draws);
        worst.forEach(
                cell -> verdict.addCellIds(question.cut().snapshot().cellIds().get(cell)));
        return verdict.build();
    }

    /** An effect and how large it is against what is usual of its quantity in this network. */
    private record Ranked(CellEffect effect, int cell, double size) {}

    private List<Ranked> effects() {
        List<Ranked> effects = new ArrayList<>();
        for (int k = 0; k < KPIS.length; k++) {
            double scale = scale(k);
            for (int c = 0; c < cells; c++) {
                double[] sorted = sorted(k * cells + c);
                if (sorted.length == 0) {
                    continue;
                }
                CellEffect.Builder effect = CellEffect.newBuilder()
                        .setCellId(question.cut().snapshot().cellIds().get(c))
                        .setKpi(Protos.kpi(KPIS[k].measurement(), KPIS[k].unit()))
                        .setWithoutActions(without(k * cells + c));
                List<Quantile> quantiles = quantiles(sorted);
                double largest = quantiles.stream()
                        .mapToDouble(quantile -> Math.abs(quantile.getValue()))
                        .max()
                        .orElse(0);
                if (largest > NOTHING * scale) {
                    double median = quantiles.get(MEDIAN).getValue();
                    effects.add(new Ranked(effect.addAllDifference(quantiles).build(), c, Math.abs(median) / scale));
                }
            }
        }
        effects.sort(Comparator.comparingDouble(effect -> -effect.size));
        return effects.subList(0, Math.min(MOST_EFFECTS, effects.size()));
    }

    // All cells together, draw by draw: what moves from one to another is no change. Only of cells that have the figure
    // in every draw.
    private void network(Kpi kpi, EvaluateResponse.Builder answer) {
        double[] sums = new double[draws];
        double without = 0;
        double size = 0;
        boolean isTold = false;
        for (int c = 0; c < cells; c++) {
            int row = place(kpi) * cells + c;
            if (withoutCount[row] == draws) {
                isTold = true;
                without += without(row);
                for (int draw = 0; draw < draws; draw++) {
                    sums[draw] += difference[row][draw];
                    size += Math.abs(difference[row][draw]);
                }
            }
        }
        if (!isTold || draws == 0) {
            return;
        }
        for (int draw = 0; draw < draws; draw++) {
            // The last bits of what moved are nothing.
            sums[draw] = Math.abs(sums[draw]) < ROUNDING * size / draws ? 0 : sums[draw];
        }
        Arrays.sort(sums);
        answer.addNetwork(NetworkEffect.newBuilder()
                .setKpi(Protos.kpi(kpi.measurement(), kpi.unit()))
                .setWithoutActions(without)
                .addAllDifference(quantiles(sums)));
    }

    private static int place(Kpi kpi) {
        return Arrays.asList(KPIS).indexOf(kpi);
    }

    private static List<Quantile> quantiles(double[] sorted) {
        return Arrays.stream(PROBABILITIES)
                .mapToObj(probability -> Quantile.newBuilder()
                        .setProbability(probability)
                        .setValue(quantile(sorted, probability))
                        .build())
                .toList();
    }

    private double without(int row) {
        return withoutCount[row] == 0 ? 0 : withoutSum[row] / withoutCount[row];
    }

    private double scale(int k) {
        double sum = 0;
        for (int c = 0; c < cells; c++) {
            sum += Math.abs(without(k * cells + c));
        }
        return sum > 0 ? sum / cells : 1;
    }

    private double[] sorted(int row) {
        double[] values = new double[draws];
        int n = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (!Float.isNaN(difference[row][draw])) {
                values[n++] = difference[row][draw];
            }
        }
        double[] kept = Arrays.copyOf(values, n);
        Arrays.sort(kept);
        return kept;
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
