package io.rantwin.planner.registry;

import io.rantwin.planner.model.ModelCard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that was trained.
 *
 * @param created when
 * @param bundle where its bundle was written; null when it was not, as it won nowhere
 * @param cause why the planner trained it by itself; null when somebody asked for it
 */
public record RegisteredModel(
        ModelCard card,
        Instant created,
        @Nullable String bundle,
        @Nullable TrainingCause cause) {
    /** A model that somebody asked for. */
    public RegisteredModel(ModelCard card, Instant created, @Nullable String bundle) {
        this(card, created, bundle, null);
    }
}
