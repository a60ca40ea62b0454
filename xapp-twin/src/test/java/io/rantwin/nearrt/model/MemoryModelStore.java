package io.rantwin.nearrt.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models in memory, for tests. */
public final class MemoryModelStore implements ModelStore {
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();
    private volatile boolean broken;

    /** From now on nothing can be stored. */
    public void breakDown() {
        broken = true;
    }

    @Override
    public List<Stored> load() {
        return new ArrayList<>(stored.values());
    }

    @Override
    public void create(String modelId, String stateJson, byte[] bundle) throws IOException {
        check();
        stored.put(modelId, new Stored(modelId, stateJson, bundle));
    }

    @Override
    public void update(String modelId, String stateJson) throws IOException {
        check();
        stored.computeIfPresent(modelId, (id, old) -> new Stored(id, stateJson, old.bundle()));
    }

    @Override
    public void dropBundle(String modelId) throws IOException {
        check();
        stored.computeIfPresent(modelId, (id, old) -> new Stored(id, old.stateJson(), null));
    }

    private void check() throws IOException {
        if (broken) {
            throw new IOException("the disk is full");
        }
    }
}
