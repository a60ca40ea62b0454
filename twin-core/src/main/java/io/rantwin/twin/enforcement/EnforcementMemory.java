package io.rantwin.twin.enforcement;

import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SetTilt;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What enforcement must know of its own past: last changes of each target, and how it was found. Immutable. */
public final class EnforcementMemory {
    /** Nothing was ever done. */
    public static final EnforcementMemory NONE = new EnforcementMemory(new TreeMap<>());

    private final SortedMap<Target, TargetMemory> targets;

    EnforcementMemory(SortedMap<Target, TargetMemory> targets) {
        this.targets = Collections.unmodifiableSortedMap(targets);
    }

    /** All that is remembered, by target. */
    public SortedMap<Target, TargetMemory> targets() {
        return targets;
    }

    /** What is remembered of a target; null for nothing. */
    public @Nullable TargetMemory of(Target target) {
        return targets.get(target);
    }

    /** After an action was carried out. */
    public EnforcementMemory after(EnforcementAction action, String policyId, long atMillis, long calmMillis) {
        TargetMemory before = of(action.target());
        EnforcementAction found = before == null ? null : before.restore();
        return with(entry(action, policyId, atMillis, calmMillis, restoring(action, found)));
    }

    /** After an action was tried in vain: the target is as it was, and is not tried again at once. */
    public EnforcementMemory afterFailure(EnforcementAction action, String policyId, long atMillis, long calmMillis) {
        TargetMemory before = of(action.target());
        return with(entry(action, policyId, atMillis, calmMillis, before == null ? null : before.restore()));
    }

    /** After an action that was remembered as carried out turned out not to be: what was to be restored before it is again. */
    public EnforcementMemory withoutEffect(EnforcementAction action, @Nullable TargetMemory before) {
        TargetMemory entry = of(action.target());
        if (entry == null) {
            return this;
        }
        return with(new TargetMemory(
                action,
                entry.policyId(),
                entry.atMillis(),
                entry.reversals(),
                before == null ? null : before.restore()));
    }

    /** Without what is neither to be restored nor younger than a time. */
    public EnforcementMemory since(long oldestMillis) {
        SortedMap<Target, TargetMemory> kept = new TreeMap<>(targets);
        kept.values().removeIf(each -> each.restore() == null && each.atMillis() < oldestMillis);
        return new EnforcementMemory(kept);
    }

    EnforcementMemory withoutRestoration(TargetMemory entry) {
        return with(new TargetMemory(entry.last(), entry.policyId(), entry.atMillis(), entry.reversals(), null));
    }

    private EnforcementMemory with(TargetMemory entry) {
        SortedMap<Target, TargetMemory> changed = new TreeMap<>(targets);
        changed.put(entry.last().target(), entry);
        return new EnforcementMemory(changed);
    }

    private TargetMemory entry(
            EnforcementAction action,
            String policyId,
            long atMillis,
            long calmMillis,
            @Nullable EnforcementAction restore) {
        TargetMemory before = of(action.target());
        int reversals = 0;
        if (before != null && atMillis - before.atMillis() < calmMillis) {
            reversals = before.reversals() + (isOpposite(action, before.last()) ? 1 : 0);
        }
        return new TargetMemory(action, policyId, atMillis, reversals, restore);
    }

    // What takes the target back to how it was found, after one more action.
    private static @Nullable EnforcementAction restoring(EnforcementAction action, @Nullable EnforcementAction found) {
        return switch (action) {
            case SleepCell sleep -> new WakeCell(sleep.cellId());
            case WakeCell _, HandOver _ -> null;
            case SetOffset a -> {
                double first = found instanceof SetOffset f ? f.offsetDb() : a.beforeDb();
                yield same(first, a.offsetDb())
                        ? null
                        : new SetOffset(a.cellId(), a.neighbourId(), first, a.offsetDb());
            }
            case SetPower a -> {
                double first = found instanceof SetPower f ? f.powerDbm() : a.beforeDbm();
                yield same(first, a.powerDbm()) ? null : new SetPower(a.cellId(), first, a.powerDbm());
            }
            case SetTilt a -> {
                double first = found instanceof SetTilt f ? f.electricalTiltDegrees() : a.beforeDegrees();
                yield same(first, a.electricalTiltDegrees())
                        ? null
                        : new SetTilt(a.cellId(), first, a.electricalTiltDegrees());
            }
            case SetQuota a -> {
                var first = found instanceof SetQuota f ? f.ratio() : a.before();
                yield first.equals(a.ratio()) ? null : new SetQuota(a.cellId(), a.slice(), first, a.ratio());
            }
        };
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }

    /** Whether one action goes back on the way of the other; false for different targets. */
    static boolean isOpposite(EnforcementAction action, EnforcementAction before) {
        if (!action.target().equals(before.target())) {
            return false;
        }
        return switch (action) {
            case SleepCell _ -> before instanceof WakeCell;
            case WakeCell _ -> before instanceof SleepCell;
            case HandOver a -> before instanceof HandOver b && a.targetCellId().equals(b.cellId());
            case SetOffset a ->
                before instanceof SetOffset b && opposite(a.offsetDb() - a.beforeDb(), b.offsetDb() - b.beforeDb());
            case SetPower a ->
                before instanceof SetPower b && opposite(a.powerDbm() - a.beforeDbm(), b.powerDbm() - b.beforeDbm());
            case SetTilt a ->
                before instanceof SetTilt b
                        && opposite(
                                a.electricalTiltDegrees() - a.beforeDegrees(),
                                b.electricalTiltDegrees() - b.beforeDegrees());
            case SetQuota a ->
                before instanceof SetQuota b
                        && (opposite(
                                        a.ratio().minRatio() - a.before().minRatio(),
                                        b.ratio().minRatio() - b.before().minRatio())
                                || opposite(
                                        a.ratio().maxRatio() - a.before().maxRatio(),
                                        b.ratio().maxRatio() - b.before().maxRatio()));
        };
    }

    private static boolean opposite(double change, double other) {
        return change * other < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnforcementMemory that && targets.equals(that.targets);
    }

    @Override
    public int hashCode() {
        return targets.hashCode();
    }

    @Override
    public String toString() {
        return targets.toString();
    }
}
