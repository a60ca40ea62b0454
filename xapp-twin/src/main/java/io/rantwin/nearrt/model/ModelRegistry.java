package io.rantwin.nearrt.model;

import io.rantwin.nearrt.model.ModelException.Cause;
import io.rantwin.twin.learned.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All learned models of this xApp. The loop computes what {@link #running} lists, scores each forecast when its truth comes
 * ({@link #score}), calls {@link #tick} about once a second, and gives weight to a model only where {@link #isActive} holds.
 * Thread-safe.
 */
public final class ModelRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);
    private static final int MOST_REMEMBERED = 1000;

    private final BundleCheck check;
    private final ModelRules rules;
    private final List<String> simple;
    private final UnaryOperator<String> groupOf;
    private final ModelStore store;
    private final Map<String, ModelEntry> entries = new LinkedHashMap<>();
    private volatile List<Running> running = List.of();
    private long networkNanos = Long.MIN_VALUE;

    /** A model to compute. */
    public record Running(String modelId, Weights weights) {}

    /**
     * Takes up what was stored; a model whose bundle does not pass the check any more is withdrawn.
     *
     * @param simple names of the simple members, in the order of their errors in {@link #score}; at least one
     * @param groupOf group of a cell, by its id; models are judged and used group by group
     * @throws IOException when the store cannot be read
     */
    public ModelRegistry(
            BundleCheck check, ModelRules rules, List<String> simple, UnaryOperator<String> groupOf, ModelStore store)
            throws IOException {
        if (simple.isEmpty()) {
            throw new IllegalArgumentException("Models are compared with simple members, of which there must be one.");
        }
        this.check = check;
        this.rules = rules;
        this.simple = List.copyOf(simple);
        this.groupOf = groupOf;
        this.store = store;
        List<ModelEntry> found = new ArrayList<>();
        for (ModelStore.Stored stored : store.load()) {
            ModelEntry entry = ModelEntry.fromJson(stored.stateJson(), rules, this.simple);
            if (!entry.isWithdrawn()) {
                revive(entry, stored.bundle());
            }
            found.add(entry);
        }
        found.sort(Comparator.comparingLong(ModelEntry::number));
        found.forEach(entry -> entries.put(entry.manifest().modelId(), entry));
        publish();
    }

    private void revive(ModelEntry entry, byte @Nullable [] bundle) {
        try {
            if (bundle == null) {
                throw new ModelException(Cause.STORE, "its octets are gone");
            }
            entry.run(check.bundle(entry.manifest(), bundle));
        } catch (ModelException e) {
            entry.withdraw("withdrawn at the start of the process: " + e.getMessage());
            LOG.warn("Model {} is withdrawn: {}", entry.manifest().modelId(), e.getMessage());
        }
    }

    /** Models to compute, in shadow or active; a new list whenever one comes or goes. */
    public List<Running> running() {
        return running;
    }

    /** The checks that a manifest must pass before its bundle is taken. */
    public BundleCheck check() {
        return check;
    }

    /**
     * Takes a bundle in; it begins in shadow. The same bundle again changes nothing.
     *
     * @throws ModelException with a sentence that says why not
     */
    public ModelReport offer(ModelManifest manifest, byte[] bundle) throws ModelException {
        Weights weights = check.bundle(manifest, bundle);
        synchronized (entries) {
            ModelEntry known = entries.get(manifest.modelId());
            if (known != null) {
                if (known.manifest().sha256().equalsIgnoreCase(manifest.sha256())) {
                    return known.report();
                }
                throw new ModelException(
                        Cause.EXISTS,
                        "There was a model " + manifest.modelId() + " with other octets; ids are for ever.");
            }
            long computed = entries.values().stream()
                    .filter(entry -> !entry.isWithdrawn())
                    .count();
            if (computed >= rules.mostModels()) {
                throw new ModelException(
                        Cause.FULL, computed + " models are computed, the most that are; withdraw one first.");
            }
            if (entries.size() >= MOST_REMEMBERED) {
                throw new ModelException(
                        Cause.FULL, "There were " + MOST_REMEMBERED + " models, the most that are kept.");
            }
            long number = entries.values().stream()
                            .mapToLong(ModelEntry::number)
                            .max()
                            .orElse(0)
                    + 1;
            ModelEntry entry = new ModelEntry(manifest, number, weights);
            try {
                store.create(manifest.modelId(), entry.toJson(), bundle);
            } catch (IOException e) {
                throw new ModelException(Cause.STORE, "The model could not be stored: " + e.getMessage());
            }
            entries.put(manifest.modelId(), entry);
            publish();
            return entry.report();
        }
    }

    /** All models, newest first. */
    public List<ModelReport> models() {
        synchronized (entries) {
            List<ModelReport> reports = new ArrayList<>();
            entries.values().forEach(entry -> reports.add(0, entry.report()));
            return reports;
        }
    }

    /**
     * Takes a model out of shadow in the groups of these cells, at each horizon where it is better than the best simple member.
     *
     * @param cellIds any cells of the groups; all groups when empty
     * @throws ModelException when there is no such model or it is better nowhere there
     */
    public ModelReport activate(String modelId, Collection<String> cellIds) throws ModelException {
        synchronized (entries) {
            ModelEntry entry = usable(modelId);
            Set<String> groups = new HashSet<>();
            cellIds.forEach(cell -> groups.add(groupOf.apply(cell)));
            boolean any = false;
            List<String> why = new ArrayList<>();
            for (Map.Entry<ModelEntry.Key, Lane> each : entry.lanes().entrySet()) {
                if (!groups.isEmpty() && !groups.contains(each.getKey().group())) {
                    continue;
                }
                Lane lane = each.getValue();
                if (lane.stage() == Lane.Stage.SHADOW && lane.isGood()) {
                    lane.activate();
                }
                any |= lane.stage() == Lane.Stage.ACTIVE;
                why.add(each.getKey().group() + " at " + each.getKey().horizonMillis() / 1000 + " s " + lane.reason());
            }
            if (!any) {
                throw new ModelException(
                        Cause.PRECONDITION,
                        why.isEmpty()
                                ? "No forecast of model " + modelId + " has met its truth there yet."
                                : "Model " + modelId + " is not better than the best simple member: "
                                        + String.join("; ", why));
            }
            save(entry);
            return entry.report();
        }
    }

    /**
     * Ends the use of a model everywhere.
     *
     * @param reason who and why, for the log
     * @throws ModelException when there is no such model
     */
    public ModelReport withdraw(String modelId, String reason) throws ModelException {
        synchronized (entries) {
            ModelEntry entry = entries.get(modelId);
            if (entry == null) {
                throw unknown(modelId);
            }
            if (!entry.isWithdrawn()) {
                end(entry, "withdrawn by a call: " + reason);
            }
            return entry.report();
        }
    }

    /** Whether a model's forecast counts for a cell at a horizon. */
    public boolean isActive(String modelId, String cellId, long horizonMillis) {
        synchronized (entries) {
            ModelEntry entry = entries.get(modelId);
            return entry != null && entry.isActive(new ModelEntry.Key(groupOf.apply(cellId), horizonMillis));
        }
    }

    /**
     * Scores a forecast that met its truth. A model whose error is not a number is withdrawn at once.
     *
     * @param simpleErrors absolute errors of the simple members, in their order
     */
    public void score(
            String modelId,
            String cellId,
            long horizonMillis,
            long truthNanos,
            double absoluteError,
            double[] simpleErrors) {
        synchronized (entries) {
            ModelEntry entry = entries.get(modelId);
            if (entry == null || entry.isWithdrawn()) {
                return;
            }
            if (!Double.isFinite(absoluteError)) {
                end(entry, "withdrawn: its forecast for " + cellId + " at " + horizonMillis + " ms was not a number");
                return;
            }
            for (double error : simpleErrors) {
                if (!Double.isFinite(error)) {
                    return;
                }
            }
            if (simpleErrors.length != simple.size()) {
                throw new IllegalArgumentException(
                        simpleErrors.length + " errors were given for " + simple.size() + " simple members.");
            }
            entry.lanes()
                    .computeIfAbsent(
                            new ModelEntry.Key(groupOf.apply(cellId), horizonMillis), key -> new Lane(rules, simple))
                    .score(truthNanos, absoluteError, simpleErrors);
            networkNanos = Math.max(networkNanos, truthNanos);
        }
    }

    /** Decides everywhere by what is known at this network time. */
    public void tick(long nowNanos) {
        synchronized (entries) {
            networkNanos = Math.max(networkNanos, nowNanos);
            for (ModelEntry entry : List.copyOf(entries.values())) {
                if (!entry.isWithdrawn()) {
                    decide(entry);
                }
            }
        }
    }

    private void decide(ModelEntry entry) {
        boolean changed = false;
        for (Map.Entry<ModelEntry.Key, Lane> each : entry.lanes().entrySet()) {
            if (each.getValue().decide(networkNanos)) {
                changed = true;
                LOG.info(
                        "Model {} in {} at {} ms: {}",
                        entry.manifest().modelId(),
                        each.getKey().group(),
                        each.getKey().horizonMillis(),
                        each.getValue().reason());
            }
        }
        if (entry.isExhausted()) {
            end(
                    entry,
                    "withdrawn: not tried any more in any group; "
                            + entry.report().reason());
        } else if (changed) {
            save(entry);
        }
    }

    private ModelEntry usable(String modelId) throws ModelException {
        ModelEntry entry = entries.get(modelId);
        if (entry == null) {
            throw unknown(modelId);
        }
        if (entry.isWithdrawn()) {
            throw new ModelException(
                    Cause.PRECONDITION,
                    "Model " + modelId + " is not used any more: "
                            + entry.report().reason());
        }
        return entry;
    }

    private static ModelException unknown(String modelId) {
        return new ModelException(Cause.UNKNOWN, "There is no model " + modelId + ".");
    }

    private void end(ModelEntry entry, String reason) {
        entry.withdraw(reason);
        LOG.info("Model {} is {}", entry.manifest().modelId(), reason);
        publish();
        save(entry);
        try {
            store.dropBundle(entry.manifest().modelId());
        } catch (IOException e) {
            LOG.warn(
                    "The octets of model {} could not be dropped: {}",
                    entry.manifest().modelId(),
                    e.getMessage());
        }
    }

    private void save(ModelEntry entry) {
        try {
            store.update(entry.manifest().modelId(), entry.toJson());
        } catch (IOException e) {
            LOG.warn(
                    "The state of model {} could not be stored: {}",
                    entry.manifest().modelId(),
                    e.getMessage());
        }
    }

    private void publish() {
        List<Running> next = new ArrayList<>();
        for (ModelEntry entry : entries.values()) {
            Weights weights = entry.weights();
            if (weights != null) {
                next.add(new Running(entry.manifest().modelId(), weights));
            }
        }
        running = List.copyOf(next);
    }
}
