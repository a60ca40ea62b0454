package io.rantwin.planner.retraining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.csv.CsvTime;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.registry.TrainingCause.Signal;
import io.rantwin.planner.retraining.RetrainingLine.Stage;
import io.rantwin.planner.training.HistoryRows;
import io.rantwin.planner.training.TrainingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches the models that are in use and tells which are to be trained again. One thread looks, others may ask how lines stand.
 */
public final class Retraining {
    /** Rows of a cell that are read: enough for 90 days of a quarter of an hour, or hours of seconds. */
    private static final int MOST_ROWS = 10_000;

    /** A model is judged again when this part of a block of rows has come. */
    private static final int LOOKS_A_BLOCK = 24;

    private final RetrainingPolicy policy;
    private final Path registry;
    private final HistoryView history;
    private final Function<String, Map<Long, Double>> atTwin;
    private final PolicyAudit audit;
    private final DriftSigns signs = new DriftSigns();
    private final Map<String, Judged> judged = new HashMap<>();
    private final SortedMap<String, RetrainingLine> lines = new TreeMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private @Nullable String training;

    /** How the last training since the start ended, and the newest row it saw. */
    private record Attempt(long newestMillis, Stage stage, String sentence) {}

    /** What was found when so much of the history was there. */
    private record Judged(long newestMillis, Optional<TrainingCause> cause) {}

    /**
     * A line that is to be trained again.
     *
     * @param before the model in use
     */
    public record Due(RegisteredModel before, ModelBundle bundle, TrainingCause cause, TrainingRows rows) {
        /** Name of the line. */
        public String name() {
            return before.card().name();
        }
    }

    /**
     * @param registry file; need not be there yet
     * @param history may be missing
     * @param atTwin relative errors by horizon in ms that the twin tells of a model; empty when it tells none
     */
    public Retraining(
            RetrainingPolicy policy,
            Path registry,
            HistoryView history,
            Function<String, Map<Long, Double>> atTwin,
            PolicyAudit audit) {
        this.policy = policy;
        this.registry = registry;
        this.history = history;
        this.atTwin = atTwin;
        this.audit = audit;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.word(), 0L);
        }
    }

    /** What a training came to. */
    public enum Outcome {
        /** It beat every simple method at one horizon at least. */
        BETTER,
        /** It did not. */
        NOT_BETTER,
        /** It came to no end. */
        FAILED;

        /** As metrics and the audit log have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When models are trained again. */
    public RetrainingPolicy policy() {
        return policy;
    }

    Path registry() {
        return registry;
    }

    PolicyAudit audit() {
        return audit;
    }

    /** How all lines stand, by name; as of the last look. */
    public synchronized List<RetrainingLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Trainings since the start, by what they came to. */
    public synchronized SortedMap<String, Long> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /**
     * Looks at all lines.
     *
     * @return the one to train now; empty when there is none, or one is being trained
     */
    public Optional<Due> look() throws RegistryException, HistoryException {
        if (!policy.isOn() || !Files.isRegularFile(registry)) {
            return Optional.empty();
        }
        Map<String, List<RegisteredModel>> byName = new LinkedHashMap<>();
        try (ModelRegistry models = ModelRegistry.openExisting(registry)) {
            for (RegisteredModel each : models.all()) {
                byName.computeIfAbsent(each.card().name(), first -> new ArrayList<>())
                        .add(each);
            }
        }
        Optional<Due> due = Optional.empty();
        for (List<RegisteredModel> line : byName.values()) {
            Optional<RegisteredModel> inUse = line.stream()
                    .filter(each -> each.card().hasWon() && each.bundle() != null)
                    .findFirst();
            if (inUse.isPresent()) {
                Optional<Due> found = history.look(store -> look(line, inUse.get(), store));
                due = due.isPresent() ? due : found;
            }
        }
        synchronized (this) {
            lines.keySet().retainAll(byName.keySet());
            if (training != null) {
                return Optional.empty();
            }
            training = due.map(Due::name).orElse(null);
            due.ifPresent(each ->
                    put(each.name(), each.before(), Stage.TRAINING, "It is to be trained again.", each.cause()));
            return due;
        }
    }

    private Optional<Due> look(List<RegisteredModel> line, RegisteredModel inUse, @Nullable HistoryStore store)
            throws HistoryException {
        ModelCard card = inUse.card();
        if (card.name().equals(beingTrained())) {
            return Optional.empty();
        }
        List<String> measurements = TrainingRows.measurements(card.feeding());
        long stepMillis = Math.round(1000 * card.feeding().granularitySeconds());
        int most = (int) Math.min(MOST_ROWS, Math.max(1, policy.window().toMillis() / stepMillis));
        List<String> wanted = card.feeding().columns().isEmpty() ? card.data().series() : List.of();
        long newest = store == null ? Long.MIN_VALUE : HistoryRows.newestMillis(store, wanted, stepMillis);
        if (store == null || newest == Long.MIN_VALUE) {
            put(
                    card.name(),
                    inUse,
                    Stage.UNWATCHED,
                    "The history has no rows of its cells with its granularity.",
                    null);
            return Optional.empty();
        }
        try {
            ModelBundle bundle = ModelBundle.read(Path.of(String.valueOf(inUse.bundle())));
            HistoryRows rows = null;
            Judged last = judged.get(card.modelId());
            long fresh = stepMillis * DriftSigns.blockRows(card.feeding()) / LOOKS_A_BLOCK;
            if (policy.signals().contains(Signal.ERRORS) && (last == null || newest - last.newestMillis() >= fresh)) {
                rows = HistoryRows.newest(store, wanted, measurements, stepMillis, most);
                last = new Judged(newest, DriftSigns.ofErrors(bundle, rows));
                judged.put(card.modelId(), last);
            }
            Optional<TrainingCause> cause = last == null ? Optional.empty() : last.cause();
            if (cause.isEmpty() && policy.signals().contains(Signal.TWIN)) {
                cause = signs.ofTwin(card, atTwin.apply(card.modelId()), newest);
            }
            if (cause.isEmpty()) {
                put(card.name(), inUse, Stage.STEADY, "It does what its card says.", null);
                return Optional.empty();
            }
            if (!isDue(line, inUse, cause.get(), newest)) {
                return Optional.empty();
            }
            if (rows == null) {
                rows = HistoryRows.newest(store, wanted, measurements, stepMillis, most);
            }
            return Optional.of(
                    new Due(inUse, bundle, cause.get(), TrainingRows.of(card.feeding(), rows, policy.leastRows())));
        } catch (BundleException unreadable) {
            put(card.name(), inUse, Stage.UNWATCHED, String.valueOf(unreadable.getMessage()), null);
        } catch (TrainingException tooFew) {
            put(
                    card.name(),
                    inUse,
                    Stage.STUCK,
                    "It is to be trained again and cannot be: " + tooFew.getMessage() + ".",
                    judged.getOrDefault(card.modelId(), new Judged(0, Optional.empty()))
                            .cause()
                            .orElse(null));
        }
        return Optional.empty();
    }

    /** Whether the drift stands for long enough and the last training is long enough ago. */
    private boolean isDue(List<RegisteredModel> line, RegisteredModel inUse, TrainingCause cause, long newest) {
        String name = inUse.card().name();
        Instant stands = Instant.ofEpochMilli(cause.sinceMillis()).plus(policy.standsFor());
        if (stands.toEpochMilli() > newest) {
            put(
                    name,
                    inUse,
                    Stage.DRIFTING,
                    "It has drifted, and is trained again when that stands until " + stands + ".",
                    cause);
            return false;
        }
        Attempt attempt = attempt(name);
        long lastRow = line.stream()
                .map(each -> CsvTime.millis(each.card().data().lastTime()))
                .mapToLong(time -> time.orElse(Long.MIN_VALUE))
                .reduce(attempt.newestMillis(), Math::max);
        if (lastRow > Long.MIN_VALUE
                && Instant.ofEpochMilli(lastRow).plus(policy.pause()).toEpochMilli() > newest) {
            String again = "It is trained again not before "
                    + Instant.ofEpochMilli(lastRow).plus(policy.pause()) + ".";
            put(name, inUse, attempt.stage(), (attempt.sentence() + " " + again).strip(), cause);
            return false;
        }
        if (beingTrained() != null) {
            put(name, inUse, Stage.WAITING, "It is trained again when line " + beingTrained() + " has been.", cause);
            return false;
        }
        return true;
    }

    private synchronized Attempt attempt(String name) {
        return attempts.getOrDefault(name, new Attempt(Long.MIN_VALUE, Stage.WAITING, ""));
    }

    private synchronized @Nullable String beingTrained() {
        return training;
    }

    private synchronized void put(
            String name, RegisteredModel inUse, Stage stage, String sentence, @Nullable TrainingCause cause) {
        lines.put(name, new RetrainingLine(name, inUse.card().modelId(), stage, sentence, cause));
    }

    /**
     * A training has ended.
     *
     * @param failure why it failed; null when it did not
     */
    synchronized void ended(Due due, Outcome outcome, @Nullable String failure) {
        outcomes.merge(outcome.word(), 1L, Long::sum);
        String sentence = failure != null
                ? failure
                : outcome == Outcome.BETTER
                        ? "It was trained again."
                        : "It was trained again, and what came out is not better than the simple methods.";
        end(due, failure == null ? Stage.WAITING : Stage.STUCK, sentence);
    }

    /** Somebody has ended a training, before or while it was done; the pause holds all the same. */
    public void cancelled(Due due) {
        end(due, Stage.WAITING, "Its last training was ended by request.");
    }

    private synchronized void end(Due due, Stage stage, String sentence) {
        training = null;
        attempts.put(due.name(), new Attempt(due.rows().rows().lastMillis(), stage, sentence));
        put(due.name(), due.before(), stage, sentence, due.cause());
    }

    /** It cannot be done now: it is found due again at the next look. */
    public synchronized void postponed(Due due, String why) {
        training = null;
        put(due.name(), due.before(), Stage.WAITING, why, due.cause());
    }

    /** What the audit log keeps of a line that is trained again. */
    static ObjectNode facts(Due due) {
        TrainingCause cause = due.cause();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", due.name())
                .put("parent", due.before().card().modelId())
                .put("signal", cause.signal().name())
                .put("kpi", cause.kpi())
                .put("horizonSeconds", cause.horizonSeconds())
                .put("figure", cause.figure())
                .put("limit", cause.limit())
                .put("since", Instant.ofEpochMilli(cause.sinceMillis()).toString());
    }
}
