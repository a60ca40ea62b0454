package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.JDKRandomGenerator;

/**
 * Groups of cells whose days look alike: k-means (Arthur and Vassilvitskii 2007) of each cell's mean hour by hour, working days and
 * weekends apart, in units of its own mean. How large a cell is plays no part.
 */
public final class CellClusters {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int HOURS = 24;
    private static final int ROUNDS = 100;
    private static final int TRIALS = 10;

    private CellClusters() {}

    /** A cell as a point. */
    private record Profile(String name, double[] hours) implements Clusterable {
        @Override
        public double[] getPoint() {
            return hours;
        }
    }

    /**
     * Names of the cells by group, the largest group first.
     *
     * @param until rows before it are looked at
     * @param clusters wanted, 1 to the number of cells; there may come out fewer
     */
    public static List<List<String>> of(SeriesTable table, int until, int clusters, long seed)
            throws TrainingException {
        int cells = table.names().size();
        if (clusters < 1 || clusters > cells) {
            throw new TrainingException(clusters + " clusters of " + cells + " cells: there must be 1 to " + cells);
        }
        if (clusters == 1) {
            return List.of(table.names());
        }
        var random = new JDKRandomGenerator();
        random.setSeed(seed);
        var clusterer = new MultiKMeansPlusPlusClusterer<>(
                new KMeansPlusPlusClusterer<Profile>(clusters, ROUNDS, new EuclideanDistance(), random), TRIALS);
        List<List<String>> groups = new ArrayList<>();
        for (CentroidCluster<Profile> cluster : clusterer.cluster(profiles(table, until))) {
            if (!cluster.getPoints().isEmpty()) {
                groups.add(cluster.getPoints().stream().map(Profile::name).toList());
            }
        }
        groups.sort(Comparator.comparingInt((List<String> group) -> -group.size())
                .thenComparingInt(group -> table.names().indexOf(group.getFirst())));
        return groups;
    }

    private static List<Profile> profiles(SeriesTable table, int until) {
        long[] millis = table.millis();
        List<Profile> profiles = new ArrayList<>();
        for (int cell = 0; cell < table.names().size(); cell++) {
            double[] sum = new double[2 * HOURS];
            int[] count = new int[2 * HOURS];
            double all = 0;
            int known = 0;
            for (int row = 0; row < until; row++) {
                double value = table.rows().get(row)[cell];
                if (!Double.isNaN(value)) {
                    int slot = slot(millis[row]);
                    sum[slot] += value;
                    count[slot]++;
                    all += value;
                    known++;
                }
            }
            double mean = known == 0 || all == 0 ? 1 : all / known;
            for (int slot = 0; slot < sum.length; slot++) {
                sum[slot] = count[slot] == 0 ? 1 : sum[slot] / count[slot] / mean;
            }
            profiles.add(new Profile(table.names().get(cell), sum));
        }
        return profiles;
    }

    // 1 January 1970 was a Thursday.
    private static int slot(long millis) {
        int hour = (int) Math.floorMod(Math.floorDiv(millis, HOUR_MILLIS), (long) HOURS);
        long day = Math.floorMod(Math.floorDiv(millis, HOURS * HOUR_MILLIS) + 3, 7L);
        return day >= 5 ? HOURS + hour : hour;
    }
}
