package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/**
 * Forecasts of loads that were made before, against what came.
 *
 * @param truths how many have come
 * @param share of them within the interval of 90 %
 * @param error mean distance of the median, points
 * @param naive the same of the last value carried on
 */
record Coverage(int truths, double share, double error, double naive) {
    private static final double LEAST_COVERED = 0.8;
    private static final int ENOUGH_TRUTHS = 100;

    /** Of all cells, as the planner has kept them. */
    static Coverage now(Play play) throws IOException, InterruptedException {
        int truths = 0;
        int inside = 0;
        double error = 0;
        double naive = 0;
        for (String cell : play.scene().cellIds()) {
            JsonNode past = play.planner()
                    .get("/v1/live/cells/" + cell + "/forecast?minutes=20")
                    .path("past");
            for (JsonNode trail : past) {
                int scored = trail.path("scored").intValue();
                truths += scored;
                inside += trail.path("inside90").intValue();
                error += scored * trail.path("meanError").doubleValue();
                naive += scored * trail.path("meanErrorNaive").doubleValue();
            }
        }
        return new Coverage(truths, (double) inside / truths, error / truths, naive / truths);
    }

    /** Whether enough truths lie in the intervals to believe them. */
    boolean holds() {
        return truths >= ENOUGH_TRUTHS && share >= LEAST_COVERED;
    }

    void addTo(ObjectNode figures) {
        figures.put("truths", truths).put("inside90", share);
        figures.put("error", error).put("errorNaive", naive);
    }

    /** In words. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d truths lay in their 90 %% interval; off by %.1f points, the last value carried on by %.1f",
                100 * share,
                truths,
                error,
                naive);
    }
}
