package io.rantwin.twin.propagation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A demand point while the map is made. */
final class PointDraft {
    private static final int BLOCK = 8;

    private final int home;
    private int count;
    private final int[] cell;
    private final double[] receivedDbm;
    private final double[] isotropic;
    private final float[] azimuthOffset;
    private final float[] depression;
    private double background;

    PointDraft(int home, int room) {
        this.home = home;
        cell = new int[room];
        receivedDbm = new double[room];
        isotropic = new double[room];
        azimuthOffset = new float[room];
        depression = new float[room];
        Arrays.fill(cell, RadioMap.NONE);
    }

    void add(int candidate, double dbm, double gain, float offset, float below) {
        cell[count] = candidate;
        receivedDbm[count] = dbm;
        isotropic[count] = gain;
        azimuthOffset[count] = offset;
        depression[count] = below;
        count++;
    }

    void background(double ratio) {
        background = ratio;
    }

    /** Strongest candidate first; ties keep their order. */
    void sort() {
        for (int i = 1; i < count; i++) {
            for (int j = i; j > 0 && receivedDbm[j] > receivedDbm[j - 1]; j--) {
                swap(cell, j);
                swap(receivedDbm, j);
                swap(isotropic, j);
                swap(azimuthOffset, j);
                swap(depression, j);
            }
        }
    }

    private boolean has(int candidate) {
        for (int k = 0; k < count; k++) {
            if (cell[k] == candidate) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same points with those side by side that see the same cells: eight at a time, each next one the point that adds the
     * fewest new candidates. Load coupling works on eight points at once and pays for each candidate that any of them has.
     */
    static List<PointDraft> grouped(List<PointDraft> points) {
        List<PointDraft> rest = new ArrayList<>(points);
        List<PointDraft> sorted = new ArrayList<>();
        List<Integer> union = new ArrayList<>();
        while (!rest.isEmpty()) {
            if (sorted.size() % BLOCK == 0) {
                union.clear();
            }
            int best = 0;
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < rest.size() && !union.isEmpty(); i++) {
                int added = rest.get(i).count;
                for (int candidate : union) {
                    added -= rest.get(i).has(candidate) ? 1 : 0;
                }
                if (added < fewest) {
                    fewest = added;
                    best = i;
                }
            }
            PointDraft next = rest.remove(best);
            sorted.add(next);
            for (int k = 0; k < next.count; k++) {
                if (!union.contains(next.cell[k])) {
                    union.add(next.cell[k]);
                }
            }
        }
        return sorted;
    }

    /** Arrays of all points; each home cell's points share its demand evenly. */
    static RadioMap.Points points(List<PointDraft> drafts, int cells) {
        int n = drafts.size();
        int room = drafts.stream().mapToInt(draft -> draft.count).max().orElse(1);
        int[] perHome = new int[cells];
        drafts.forEach(draft -> perHome[draft.home]++);
        RadioMap.Points points = new RadioMap.Points(
                room,
                new int[n],
                new double[n],
                new double[n],
                new int[n * room],
                new double[n * room],
                new float[n * room],
                new float[n * room]);
        for (int p = 0; p < n; p++) {
            PointDraft draft = drafts.get(p);
            points.home()[p] = draft.home;
            points.weight()[p] = 1.0 / perHome[draft.home];
            points.background()[p] = draft.background;
            for (int k = 0; k < room; k++) {
                boolean there = k < draft.count;
                points.cell()[p * room + k] = there ? draft.cell[k] : RadioMap.NONE;
                points.isotropic()[p * room + k] = there ? draft.isotropic[k] : 0;
                points.azimuthOffset()[p * room + k] = there ? draft.azimuthOffset[k] : Float.NaN;
                points.depression()[p * room + k] = there ? draft.depression[k] : 0;
            }
        }
        return points;
    }

    private static void swap(int[] values, int j) {
        int moved = values[j];
        values[j] = values[j - 1];
        values[j - 1] = moved;
    }

    private static void swap(double[] values, int j) {
        double moved = values[j];
        values[j] = values[j - 1];
        values[j - 1] = moved;
    }

    private static void swap(float[] values, int j) {
        float moved = values[j];
        values[j] = values[j - 1];
        values[j - 1] = moved;
    }
}
