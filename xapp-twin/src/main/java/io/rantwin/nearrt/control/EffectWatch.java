package io.rantwin.nearrt.control;

import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PredictedEffect;
import io.rantwin.twin.whatif.Kpi;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what was predicted of a control can be seen in reports. Watched is the first predicted figure that is reported and whose
 * change stands out of the uncertainty of its belief. A cell that was put to sleep and falls silent has done what it should; a UE that
 * was handed over is looked for in its new cell. A cell that is woken before it fell asleep draws what it drew: it is up when its figure is
 * where it should be, moved or not. Not thread-safe.
 */
final class EffectWatch {
    private static final double DEVIATIONS = 2;
    private static final double WHOLE = 1;

    private final EnforcementAction action;
    private final double leastShare;
    private final @Nullable PredictedEffect effect;
    private final double before;
    private final boolean isRelative;
    private @Nullable Double realised;

    private EffectWatch(
            EnforcementAction action,
            double leastShare,
            @Nullable PredictedEffect effect,
            double before,
            boolean isRelative) {
        this.action = action;
        this.leastShare = leastShare;
        this.effect = effect;
        this.before = before;
        this.isRelative = isRelative;
    }

    /** What can be seen. */
    enum Sight {
        /** It moved as predicted. */
        MOVED,
        /** It can be told, and has not moved. */
        NOT_MOVED,
        /** It cannot be told from what is reported. */
        UNTELLABLE
    }

    /** Begins to watch: takes note of how figures are before. */
    static EffectWatch begin(PlannedAction planned, LiveCells cells, double leastShare) {
        for (PredictedEffect effect : planned.effects()) {
            KpiBelief belief = belief(cells.cell(effect.cellId()), effect.kpi());
            if (belief == null || Double.isNaN(effect.change()) || Double.isNaN(belief.mean())) {
                continue;
            }
            // Volumes are reported for a period of a length that is not known here: they are compared as ratios.
            boolean isRelative = effect.kpi() == Kpi.VOLUME;
            double change = isRelative ? ratio(effect.then(), effect.now()) - WHOLE : effect.change();
            double doubt = isRelative ? belief.deviation() / Math.max(belief.mean(), 1e-9) : belief.deviation();
            if (Math.abs(change) > DEVIATIONS * doubt && Math.abs(change) > 0) {
                return new EffectWatch(planned.action(), leastShare, effect, belief.mean(), isRelative);
            }
        }
        PredictedEffect first =
                planned.effects().isEmpty() ? null : planned.effects().getFirst();
        return new EffectWatch(planned.action(), leastShare, first, Double.NaN, false);
    }

    /** What was predicted; null for nothing. */
    @Nullable
    PredictedEffect effect() {
        return effect;
    }

    /** By how much it changed, in the unit of the prediction; null before that is known. */
    @Nullable
    Double realised() {
        return realised;
    }

    /** Whether the figure was told of a time after this one, or there is none to be told. */
    boolean isTold(LiveCells cells, long nanos) {
        if (action instanceof HandOver || effect == null || Double.isNaN(before)) {
            return true;
        }
        KpiBelief belief = belief(cells.cell(effect.cellId()), effect.kpi());
        return belief == null || belief.informationNanos() > nanos;
    }

    /**
     * Looks.
     *
     * @param sinceNanos only what is newer counts
     * @param deadlineNanos a cell that has not reported until then counts as silent
     */
    Sight look(LiveCells cells, VisibleUes ues, long sinceNanos, long deadlineNanos) {
        if (action instanceof HandOver handOver) {
            SeenUe ue = ues.ue(handOver.ueKey());
            if (ue == null || ue.seenNanos() <= sinceNanos) {
                return Sight.UNTELLABLE;
            }
            return ue.cellId().equals(handOver.targetCellId()) ? Sight.MOVED : Sight.NOT_MOVED;
        }
        if (effect == null || Double.isNaN(before)) {
            return Sight.UNTELLABLE;
        }
        CellView cell = cells.cell(effect.cellId());
        KpiBelief belief = belief(cell, effect.kpi());
        if (cell != null && action instanceof SleepCell && cell.networkNanos() <= sinceNanos) {
            return cells.networkNanos() >= deadlineNanos ? Sight.MOVED : Sight.NOT_MOVED;
        }
        if (belief == null || belief.informationNanos() <= sinceNanos || Double.isNaN(belief.mean())) {
            return belief == null ? Sight.UNTELLABLE : Sight.NOT_MOVED;
        }
        double moved = isRelative ? effect.now() * (ratio(belief.mean(), before) - WHOLE) : belief.mean() - before;
        realised = moved;
        double share = moved / effect.change();
        boolean isUp = action instanceof WakeCell
                && !isRelative
                && (belief.mean() - effect.now()) / effect.change() >= leastShare;
        return share >= leastShare || isUp ? Sight.MOVED : Sight.NOT_MOVED;
    }

    private static double ratio(double a, double b) {
        return Math.abs(b) > 1e-9 ? a / b : a > 0 ? Double.MAX_VALUE : WHOLE;
    }

    private static @Nullable KpiBelief belief(@Nullable CellView cell, Kpi kpi) {
        if (cell == null) {
            return null;
        }
        for (KpiBelief belief : cell.kpis()) {
            if (belief.name().equals(kpi.measurement())) {
                return belief;
            }
        }
        return null;
    }
}
