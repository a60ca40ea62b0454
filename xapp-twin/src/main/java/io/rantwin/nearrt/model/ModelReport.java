package io.rantwin.nearrt.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * A model and how it does.
 *
 * @param modelId which
 * @param stage where it is: active when it is in use in some group at some horizon
 * @param relativeError mean absolute error over that of the best simple member, by horizon in ms, over all groups; below 1 is better
 * @param forecasts that these rest on
 * @param reason why it is where it is, in a sentence
 */
public record ModelReport(String modelId, Stage stage, Map<Long, Double> relativeError, long forecasts, String reason) {
    /** Where a model is. */
    public enum Stage {
        /** Computed beside the others, counted, without weight. */
        SHADOW,
        /** In use somewhere. */
        ACTIVE,
        /** Not computed any more. */
        WITHDRAWN
    }

    /** Copies the map. */
    public ModelReport {
        relativeError = Map.copyOf(new TreeMap<>(relativeError));
    }
}
