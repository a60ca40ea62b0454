package io.rantwin.nearrt.learned;

import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelRegistry.Running;
import io.rantwin.twin.forecast.NearMember;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Which models are computed, where their scores go, and where they count. Thread-safe. */
public final class LearnedModels {
    /** No models. */
    public static final LearnedModels NONE = new LearnedModels(List::of, (_, _, _, _, _, _) -> {}, (_, _, _) -> false);

    /** Names of the simple members that models are compared with, in the order of their errors. */
    public static final List<String> SIMPLE_MEMBERS =
            Arrays.stream(NearMember.values()).map(NearMember::text).toList();

    private final Supplier<List<Running>> running;
    private final Score score;
    private final Use use;

    /** Takes errors of forecasts that met their truth. */
    @FunctionalInterface
    interface Score {
        void take(
                String modelId,
                String cellId,
                long horizonMillis,
                long truthNanos,
                double absoluteError,
                double[] simpleErrors);
    }

    /** Says where a model counts. */
    @FunctionalInterface
    interface Use {
        boolean isActive(String modelId, String cellId, long horizonMillis);
    }

    private LearnedModels(Supplier<List<Running>> running, Score score, Use use) {
        this.running = running;
        this.score = score;
        this.use = use;
    }

    /** The models of a registry. */
    public static LearnedModels of(ModelRegistry registry) {
        return new LearnedModels(registry::running, registry::score, registry::isActive);
    }

    List<Running> running() {
        return running.get();
    }

    void score(
            String modelId, String cellId, long horizonMillis, long truthNanos, double error, double[] simpleErrors) {
        score.take(modelId, cellId, horizonMillis, truthNanos, error, simpleErrors);
    }

    boolean isActive(String modelId, String cellId, long horizonMillis) {
        return use.isActive(modelId, cellId, horizonMillis);
    }
}
