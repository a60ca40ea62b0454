package io.rantwin.twin.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a group has learned about all its series at once, for another group (other cells) to start from. Opaque. */
public final class GroupKnowledge {
    final @Nullable PooledModels models;
    final List<Mixture.Shared> shared;

    GroupKnowledge(@Nullable PooledModels models, List<Mixture.Shared> shared) {
        this.models = models;
        this.shared = shared;
    }
}
