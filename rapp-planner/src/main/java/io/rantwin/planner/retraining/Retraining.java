package io.rantwin.planner.retraining;

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
import io.rantwin.planner.training.DriftWatch;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches the models that are in use and tells which are to be trained again. One thread looks, others may ask how lines stand.
 */
public final class Retraining {
    /** A model is judged again when this part of a block of rows has come. */
    private static final int LOOKS_A_BLOCK = 24;

    private final RetrainingPolicy policy;
    private final Path registry;
    private final HistoryView history;
    private final Function<String, Map<Long, Double>> atTwin;
    private final PolicyAudit audit;
    private final DriftSigns signs = new DriftSigns();
    private final Map<String, Judged> judged = new HashMap<>();
    private final LineBoard board = new LineBoard();

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
    public List<RetrainingLine> lines() {
        return board.lines();
    }

    /** Trainings since the start, by what they came to. */
    public SortedMap<String, Long> outcomes() {
        return board.outcomes();
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
        return board.looked(byName.keySet(), due);
    }

    private Optional<Due> look(List<RegisteredModel> line, RegisteredModel inUse, @Nullable HistoryStore store)
            throws HistoryException {
        ModelCard card = inUse.card();
        if (card.name().equals(board.beingTrained())) {
            return Optional.empty();
        }
        LineRows rows = store == null ? null : new LineRows(card, store, policy.window());
        if (rows == null || !rows.areThere()) {
            board.put(inUse, Stage.UNWATCHED, "The history has no rows of its cells with its granularity.", null);
            return Optional.empty();
        }
        try {
            ModelBundle bundle = ModelBundle.read(Path.of(String.valueOf(inUse.bundle())));
            Optional<TrainingCause> cause = cause(bundle, rows);
            if (cause.isEmpty()) {
                board.put(inUse, Stage.STEADY, "It does what its card says.", null);
                return Optional.empty();
            }
            return isDue(line, inUse, cause.get(), rows.newestMillis())
                    ? due(inUse, bundle, cause.get(), rows)
                    : Optional.empty();
        } catch (BundleException unreadable) {
            board.put(inUse, Stage.UNWATCHED, String.valueOf(unreadable.getMessage()), null);
            return Optional.empty();
        }
    }

    private Optional<TrainingCause> cause(ModelBundle bundle, LineRows rows) throws BundleException, HistoryException {
        ModelCard card = bundle.card();
        Judged last = judged.get(card.modelId());
        long fresh = rows.stepMillis() * DriftWatch.blockRows(card.feeding()) / LOOKS_A_BLOCK;
        if (policy.signals().contains(Signal.ERRORS)
                && (last == null || rows.newestMillis() - last.newestMillis() >= fresh)) {
            last = new Judged(rows.newestMillis(), DriftSigns.ofErrors(bundle, rows.read()));
            judged.put(card.modelId(), last);
        }
        Optional<TrainingCause> ofErrors = last == null ? Optional.empty() : last.cause();
        return ofErrors.isEmpty() && policy.signals().contains(Signal.TWIN)
                ? signs.ofTwin(card, atTwin.apply(card.modelId()), rows.newestMillis())
                : ofErrors;
    }

    /** Whether the drift stands for long enough and the last training is long enough ago. */
    private boolean isDue(List<RegisteredModel> line, RegisteredModel inUse, TrainingCause cause, long newest) {
        Instant stands = Instant.ofEpochMilli(cause.sinceMillis()).plus(policy.standsFor());
        if (stands.toEpochMilli() > newest) {
            board.put(
                    inUse,
                    Stage.DRIFTING,
                    "It has drifted, and is trained again when that stands until " + stands + ".",
                    cause);
            return false;
        }
        LineBoard.Attempt attempt = board.attempt(inUse.card().name());
        long lastRow = line.stream()
                .map(each -> CsvTime.millis(each.card().data().lastTime()))
                .mapToLong(time -> time.orElse(Long.MIN_VALUE))
                .reduce(attempt.newestMillis(), Math::max);
        if (lastRow > Long.MIN_VALUE
                && Instant.ofEpochMilli(lastRow).plus(policy.pause()).toEpochMilli() > newest) {
            String again = "It is trained again not before "
                    + Instant.ofEpochMilli(lastRow).plus(policy.pause()) + ".";
            board.put(inUse, attempt.stage(), (attempt.sentence() + " " + again).strip(), cause);
            return false;
        }
        String other = board.beingTrained();
        if (other != null) {
            board.put(inUse, Stage.WAITING, "It is trained again when line " + other + " has been.", cause);
        }
        return other == null;
    }

    private Optional<Due> due(RegisteredModel inUse, ModelBundle bundle, TrainingCause cause, LineRows rows)
            throws HistoryException {
        try {
            return Optional.of(new Due(
                    inUse, bundle, cause, TrainingRows.of(inUse.card().feeding(), rows.read(), policy.leastRows())));
        } catch (TrainingException tooFew) {
            board.put(
                    inUse, Stage.STUCK, "It is to be trained again and cannot be: " + tooFew.getMessage() + ".", cause);
            return Optional.empty();
        }
    }

    /**
     * A training has ended.
     *
     * @param failure why it failed; null when it did not
     */
    void ended(Due due, Outcome outcome, @Nullable String failure) {
        board.ended(due, outcome, failure);
    }

    /** Somebody has ended a training, before or while it was done; the pause holds all the same. */
    public void cancelled(Due due) {
        board.cancelled(due);
    }

    /** It cannot be done now: it is found due again at the next look. */
    public void postponed(Due due, String why) {
        board.postponed(due, why);
    }
}
