package io.rantwin.planner.retraining;

import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.retraining.Retraining.Due;
import io.rantwin.planner.retraining.Retraining.Outcome;
import io.rantwin.planner.retraining.RetrainingLine.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How lines of models stand, which one is being trained, and how trainings ended. Thread-safe. */
final class LineBoard {
    private final SortedMap<String, RetrainingLine> lines = new TreeMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private @Nullable String training;

    /** How the last training since the start ended, and the newest row it saw. */
    record Attempt(long newestMillis, Stage stage, String sentence) {
        private static final Attempt NONE = new Attempt(Long.MIN_VALUE, Stage.WAITING, "");
    }

    LineBoard() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.word(), 0L);
        }
    }

    /** All of them, by name. */
    synchronized List<RetrainingLine> lines() {
        return List.copyOf(lines.values());
    }

    /** Trainings since the start, by what they came to. */
    synchronized SortedMap<String, Long> outcomes() {
        return new TreeMap<>(outcomes);
    }

    synchronized Attempt attempt(String name) {
        return attempts.getOrDefault(name, Attempt.NONE);
    }

    /** Name of the line that is being trained; null when none is. */
    synchronized @Nullable String beingTrained() {
        return training;
    }

    synchronized void put(RegisteredModel inUse, Stage stage, String sentence, @Nullable TrainingCause cause) {
        String name = inUse.card().name();
        lines.put(name, new RetrainingLine(name, inUse.card().modelId(), stage, sentence, cause));
    }

    /**
     * All lines have been looked at.
     *
     * @param names of those that there are
     * @return the one that is due, and is being trained from now on; empty when one is already
     */
    synchronized Optional<Due> looked(Set<String> names, Optional<Due> due) {
        lines.keySet().retainAll(names);
        if (training != null) {
            return Optional.empty();
        }
        training = due.map(Due::name).orElse(null);
        due.ifPresent(each -> put(each.before(), Stage.TRAINING, "It is to be trained again.", each.cause()));
        return due;
    }

    /**
     * A training has ended.
     *
     * @param failure why it failed; null when it did not
     */
    synchronized void ended(Due due, Outcome outcome, @Nullable String failure) {
        outcomes.merge(outcome.word(), 1L, Long::sum);
        if (failure != null) {
            end(due, Stage.STUCK, failure);
        } else {
            end(
                    due,
                    Stage.WAITING,
                    outcome == Outcome.BETTER
                            ? "It was trained again."
                            : "It was trained again, and what came out is not better than the simple methods.");
        }
    }

    /** Somebody has ended a training. */
    synchronized void cancelled(Due due) {
        end(due, Stage.WAITING, "Its last training was ended by request.");
    }

    private void end(Due due, Stage stage, String sentence) {
        training = null;
        attempts.put(due.name(), new Attempt(due.rows().rows().lastMillis(), stage, sentence));
        put(due.before(), stage, sentence, due.cause());
    }

    /** It cannot be done now. */
    synchronized void postponed(Due due, String why) {
        training = null;
        put(due.before(), Stage.WAITING, why, due.cause());
    }
}
