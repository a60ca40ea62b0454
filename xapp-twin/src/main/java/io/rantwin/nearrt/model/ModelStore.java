package io.rantwin.nearrt.model;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where models outlive the process. Implementations are thread-safe. */
public interface ModelStore {
    /**
     * A model as it was stored.
     *
     * @param stateJson as it was saved last
     * @param bundle its octets; null when they were dropped
     */
    record Stored(String modelId, String stateJson, byte @Nullable [] bundle) {}

    /** All models, in any order. */
    List<Stored> load() throws IOException;

    /** Stores a new model whole. */
    void create(String modelId, String stateJson, byte[] bundle) throws IOException;

    /** Replaces the state of a model. */
    void update(String modelId, String stateJson) throws IOException;

    /** Drops the octets of a model that is not used any more; its state stays. */
    void dropBundle(String modelId) throws IOException;
}
