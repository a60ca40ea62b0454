package io.rantwin.nearrt.control;

import io.rantwin.nearrt.live.PolicyView.ControlView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.nearrt.tracing.ControlTrace;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PredictedEffect;
import io.rantwin.twin.enforcement.TargetMemory;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A control on its way. Guarded by the desk. */
final class ControlEntry {
    final PlannedAction planned;
    final ControlPort port;
    final long sentNanos;
    final @Nullable TargetMemory before;
    final EffectWatch watch;
    CompletableFuture<PortResult> answer = new CompletableFuture<>();

    @Nullable
    CompletableFuture<InPlace> readBack;

    Stage stage = Stage.SENT;
    long acknowledgedNanos;
    ControlTrace trace = ControlTrace.NONE;

    String note = "";
    boolean isClosed;
    volatile boolean isCancelled;

    ControlEntry(
            PlannedAction planned, ControlPort port, long sentNanos, @Nullable TargetMemory before, EffectWatch watch) {
        this.planned = planned;
        this.port = port;
        this.sentNanos = sentNanos;
        this.before = before;
        this.watch = watch;
    }

    /** Carries it out, or what takes it back, within its trace. */
    CompletableFuture<PortResult> carryOut(EnforcementAction action) {
        return trace.carryOut(() -> port.carryOut(action), PortResult::failure);
    }

    /** Nothing is looked for any more. */
    void close() {
        isClosed = true;
        trace.closed(stage.name().toLowerCase(Locale.ROOT), note);
    }

    ControlView view() {
        PredictedEffect effect = watch.effect();
        return new ControlView(
                planned.action().cellId(),
                planned.words() + (note.isEmpty() ? "" : "; " + note),
                sentNanos,
                stage,
                effect == null ? "" : effect.kpi().measurement(),
                effect == null ? "" : effect.kpi().unit(),
                effect == null ? 0 : effect.change(),
                watch.realised());
    }
}
