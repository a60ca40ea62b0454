package io.rantwin.nearrt.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.PolicyView.ControlView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.MemoryJson;
import io.rantwin.twin.enforcement.NetworkView;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.TargetMemory;
import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All control goes through here. Each control is written down before it is sent, acknowledged, and then verified against reports; what
 * is acknowledged and moves nothing in time is told, taken back where possible, and its target left alone for a while. The kill switch
 * stops everything and takes the network back to how it was found, also after a restart in between.
 *
 * <p>A state machine in network time: {@link #tick} is called some times a second. Thread-safe.
 */
public final class ControlDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ControlDesk.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    private final ControlPorts ports;
    private final LiveCells cells;
    private final VisibleUes ues;
    private final ControlSettings settings;
    private final long calmMillis;
    private final ControlEvents events;
    private final Complaints complaints;
    private final Journal journal;
    private final ControlStore store;
    private final Map<Target, ControlEntry> underWay = new TreeMap<>();
    private final Map<Target, Long> distrustedUntil = new TreeMap<>();
    private final ControlEffects effects = new ControlEffects();
    private final ControlBudget budget;
    private final ControlTraces traces;
    private final InstantSource clock;
    private final Map<Target, Long> retryAt = new TreeMap<>();
    private EnforcementMemory memory = EnforcementMemory.NONE;
    private @Nullable Instant decidingSince;
    private boolean isEnabled = true;
    private String disabledReason = "";

    /**
     * A desk.
     *
     * @param calmMillis as in the parameters of enforcement
     * @param executor runs the store, which blocks
     * @param clock wall clock, for the log
     * @param traces of controls
     */
    public ControlDesk(
            ControlPorts ports,
            LiveCells cells,
            VisibleUes ues,
            ControlSettings settings,
            long calmMillis,
            ControlStore store,
            ControlEvents events,
            Executor executor,
            InstantSource clock,
            ControlTraces traces) {
        this.ports = ports;
        this.cells = cells;
        this.ues = ues;
        this.settings = settings;
        this.calmMillis = calmMillis;
        this.store = store;
        this.events = events;
        this.complaints = new Complaints(LOG, clock);
        this.journal = new Journal(store, executor, complaints);
        this.budget = new ControlBudget(settings.mostPerMinute());
        this.clock = clock;
        this.traces = traces;
    }

    /** Reads what an earlier life changed and whether control was stopped; before the first tick. Blocks. */
    public synchronized void restore() throws IOException {
        String text = store.load();
        if (text == null) {
            return;
        }
        try {
            JsonNode json = MAPPER.readTree(text);
            memory = MemoryJson.readMemory(json.path("memory"));
            isEnabled = json.path("enabled").asBoolean(true);
            disabledReason = json.path("reason").asText("");
        } catch (JsonProcessingException | MemoryJson.MemoryJsonException e) {
            throw new IOException("what was saved of earlier controls cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was changed in the network, for the next decision. */
    public synchronized EnforcementMemory memory() {
        return memory;
    }

    /**
     * Whether something that a policy has changed, and that would be taken back without it, can be changed by no interface now, or was
     * not in the view by which the policy was judged. (The interface may have come between the view and this question.)
     */
    public synchronized boolean isOutOfReach(String policyId, NetworkView view) {
        for (TargetMemory each : memory.targets().values()) {
            EnforcementAction restore = each.restore();
            if (restore != null
                    && each.policyId().equals(policyId)
                    && (view.cell(restore.cellId()) == null
                            || ports.choose(restore) instanceof ControlPorts.Choice.None)) {
                return true;
            }
        }
        return false;
    }

    /** Whether control is allowed. */
    public synchronized boolean isEnabled() {
        return isEnabled;
    }

    /** Why control was stopped; empty while it is allowed. */
    public synchronized String disabledReason() {
        return disabledReason;
    }

    /** Controls that a policy caused, newest first. */
    public synchronized List<ControlView> effects(String policyId) {
        return effects.of(policyId);
    }

    /** Forgets what a policy caused, once it is gone and told of. */
    public synchronized void forget(String policyId) {
        effects.forget(policyId);
    }

    /**
     * Whether no control that is under way stands against an action. A sleep that the node has acknowledged, and whose effect is still
     * looked for, does not stand against waking; one that is not acknowledged does, for it could be carried out afterwards.
     */
    public synchronized boolean isOpenTo(EnforcementAction action) {
        ControlEntry before = underWay.get(action.target());
        return before == null || (before.stage == Stage.ACKNOWLEDGED && endsSleep(action, before.planned.action()));
    }

    /** What is submitted from now on was decided on from now on. */
    public synchronized void deciding() {
        decidingSince = clock.instant();
    }

    /** Takes on a control, if nothing speaks against it. Does not block. */
    public synchronized Submission submit(PlannedAction planned, long networkNanos) {
        EnforcementAction action = planned.action();
        Submission.Refused objection = objection(planned, networkNanos);
        if (objection != null) {
            return objection;
        }
        return switch (ports.choose(action)) {
            case ControlPorts.Choice.None(String reason) ->
                new Submission.Refused(Submission.Cause.NOT_OFFERED, reason);
            case ControlPorts.Choice.Chosen(ControlPort port) -> {
                if (isLimited(planned)) {
                    budget.take();
                }
                send(planned, port, networkNanos);
                yield new Submission.Accepted(port.name());
            }
        };
    }

    // Taking back and waking are what users wait for.
    private static boolean isLimited(PlannedAction planned) {
        return !planned.isRestoration() && !(planned.action() instanceof WakeCell);
    }

    private Submission.@Nullable Refused objection(PlannedAction planned, long now) {
        Target target = planned.action().target();
        if (!isEnabled) {
            return new Submission.Refused(
                    Submission.Cause.DISABLED, "All control has been stopped: " + disabledReason + ".");
        }
        if (!isOpenTo(planned.action())) {
            return notNow("A control of the " + target + " is under way.");
        }
        long distrusted = distrustedUntil.getOrDefault(target, Long.MIN_VALUE);
        if (isStillBefore(distrusted, now, settings.distrustMillis()) && isLimited(planned)) {
            return notNow("The " + target + " ignored a control and is left alone for another "
                    + seconds(distrusted - now) + " s.");
        }
        TargetMemory last = memory.of(target);
        long millis = now / NANOS_OF_A_MILLISECOND;
        long held = last == null || last.atMillis() > millis || endsSleep(planned.action(), last.last())
                ? 0
                : last.atMillis() + settings.targetHoldOffMillis() - millis;
        if (held > 0) {
            return notNow("The " + target + " was changed a moment ago and is left alone for another "
                    + seconds(held * NANOS_OF_A_MILLISECOND) + " s.");
        }
        return isLimited(planned) && !budget.hasOne(now)
                ? notNow("There are " + settings.mostPerMinute() + " controls a minute at most.")
                : null;
    }

    /**
     * Waking waits for no hold-off. To flap, a cell has to be put to sleep again and again, and sleep is held off since the last
     * change, be it a waking: in any time T there are at most T / hold-off + 1 sleeps, and between two of them one waking, however soon
     * it comes. What waiting would cost is traffic that nobody carries. A waking that follows a waking is held off as all else.
     */
    private static boolean endsSleep(EnforcementAction action, EnforcementAction before) {
        return action instanceof WakeCell && before instanceof SleepCell;
    }

    private static Submission.Refused notNow(String reason) {
        return new Submission.Refused(Submission.Cause.NOT_NOW, reason);
    }

    private static long seconds(long nanos) {
        return (nanos + 999_999_999) / 1_000_000_000;
    }

    /** Whether a time is still to come that was set so far ahead at most: what is set in an old time of the network counts no more. */
    private static boolean isStillBefore(long untilNanos, long now, long mostMillis) {
        return now < untilNanos && untilNanos - now <= mostMillis * NANOS_OF_A_MILLISECOND;
    }

    private void send(PlannedAction planned, ControlPort port, long now) {
        EnforcementAction action = planned.action();
        ControlEntry entry = new ControlEntry(
                planned,
                port,
                now,
                memory.of(action.target()),
                EffectWatch.begin(planned, cells, settings.leastShare()));
        long millis = now / NANOS_OF_A_MILLISECOND;
        memory = memory.since(millis - calmMillis).after(action, planned.policyId(), millis, calmMillis);
        ControlEntry pending = underWay.put(action.target(), entry);
        if (pending != null) {
            pending.stage = Stage.REVERTED;
            pending.note = "taken back before its effect was seen";
            pending.close();
        }
        effects.add(entry);
        goesOut(entry, decidingSince);
        // Written down first: whoever ends now finds after a restart what there is to take back.
        entry.answer = save().thenCompose(_ -> entry.isCancelled
                ? CompletableFuture.completedFuture(new PortResult.Failed("control was stopped before it was sent"))
                : entry.carryOut(action));
    }

    private void goesOut(ControlEntry entry, @Nullable Instant since) {
        CellView cell = cells.cell(entry.planned.action().cellId());
        entry.trace = traces.goesOut(
                entry.planned, entry.port.name(), since, cell == null ? Long.MIN_VALUE : cell.networkNanos());
        try (var _ = entry.trace.line()) {
            ControlLog.goesOut(entry.planned, entry.port);
        }
    }

    /** The store has lost all: it is told again. */
    public synchronized void storeLost() {
        var unused = save();
    }

    private CompletableFuture<Void> save() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("enabled", isEnabled).put("reason", disabledReason);
        json.set("memory", MemoryJson.write(memory));
        return journal.write(json.toString());
    }

    /** Looks after controls that are under way. */
    public void tick(long networkNanos) {
        List<String> changed = new ArrayList<>();
        synchronized (this) {
            for (ControlEntry entry : List.copyOf(underWay.values())) {
                Stage before = entry.stage;
                advance(entry, networkNanos);
                if (entry.stage != before || entry.isClosed) {
                    changed.add(entry.planned.policyId());
                }
                if (entry.isClosed) {
                    underWay.remove(entry.planned.action().target(), entry);
                }
            }
            if (!isEnabled) {
                takeBack(networkNanos, true);
            }
            if (journal.isBehind()) {
                var unused = save();
            }
        }
        changed.stream().distinct().forEach(events::changed);
    }

    private void advance(ControlEntry entry, long now) {
        if (entry.stage == Stage.SENT) {
            if (entry.answer.isDone()) {
                switch (result(entry.answer)) {
                    case PortResult.Acknowledged _ -> {
                        entry.stage = Stage.ACKNOWLEDGED;
                        entry.acknowledgedNanos = now;
                        if (!isEnabled) {
                            entry.close();
                        }
                    }
                    case PortResult.Failed(String reason) -> failed(entry, reason, false);
                    case PortResult.Unknown(String reason) ->
                        failed(entry, reason + "; it may have been done all the same", true);
                }
            }
        } else if (entry.stage == Stage.ACKNOWLEDGED) {
            verify(entry, now);
        }
    }

    private static PortResult result(CompletableFuture<PortResult> answer) {
        return answer.isCompletedExceptionally()
                ? new PortResult.Unknown("the interface failed: " + answer.exceptionNow())
                : answer.join();
    }

    private void failed(ControlEntry entry, String reason, boolean mayBeDone) {
        entry.stage = Stage.FAILED;
        entry.note = reason;
        entry.close();
        complaints.add("a control failed", entry.planned.action().words() + ": " + reason);
        giveUp(entry, mayBeDone);
    }

    private void verify(ControlEntry entry, long now) {
        // A network whose time begins anew does not wait for the old one.
        entry.acknowledgedNanos = Math.min(entry.acknowledgedNanos, now);
        long since = entry.acknowledgedNanos + settings.settleMillis() * NANOS_OF_A_MILLISECOND;
        long deadline = entry.acknowledgedNanos + settings.verifyWithinMillis() * NANOS_OF_A_MILLISECOND;
        EffectWatch.Sight sight = entry.watch.look(cells, ues, since, deadline);
        if (sight == EffectWatch.Sight.MOVED) {
            entry.stage = Stage.VERIFIED;
            entry.close();
            return;
        }
        // A report of a period that began before says little. Where reports are late, as long again is waited for one
        // that began after.
        if (now < deadline || !entry.watch.isTold(cells, (since + deadline) / 2) && now < 2 * deadline - since) {
            return;
        }
        if (entry.readBack == null) {
            entry.readBack = ports.readBack(entry.planned.action());
        }
        if (!entry.readBack.isDone()) {
            return;
        }
        InPlace inPlace = entry.readBack.isCompletedExceptionally() ? InPlace.UNKNOWN : entry.readBack.join();
        if (sight == EffectWatch.Sight.NOT_MOVED || inPlace == InPlace.NO) {
            ignored(entry, inPlace, now);
        } else if (inPlace == InPlace.YES) {
            entry.stage = Stage.VERIFIED;
            entry.note = "in place when read back; reports cannot tell so small an effect";
        } else {
            entry.note = "no report can tell its effect";
        }
        entry.close();
    }

    private void ignored(ControlEntry entry, InPlace inPlace, long now) {
        entry.stage = Stage.NO_EFFECT;
        String seconds = Long.toString(settings.verifyWithinMillis() / 1000);
        entry.note = entry.port.name() + " acknowledged it, and "
                + switch (inPlace) {
                    case NO -> "it is not in place when read back";
                    case YES -> "it is in place when read back, and yet nothing moved within " + seconds + " s";
                    case UNKNOWN -> "nothing moved within " + seconds + " s";
                };
        distrustedUntil.put(entry.planned.action().target(), now + settings.distrustMillis() * NANOS_OF_A_MILLISECOND);
        complaints.add(
                "a control was acknowledged and ignored", entry.planned.action().words() + ": " + entry.note);
        events.ignored(entry.planned, entry.note);
        giveUp(entry, true);
    }

    // As if it had not been sent; and taken back in case it acts all the same.
    private void giveUp(ControlEntry entry, boolean mayBeDone) {
        EnforcementAction action = entry.planned.action();
        memory = memory.withoutEffect(action, entry.before);
        boolean isToUndo = mayBeDone
                && settings.undoIgnored()
                && !entry.planned.isRestoration()
                && !(action instanceof WakeCell)
                && !(action instanceof HandOver)
                && isEnabled;
        if (isToUndo && entry.port.objection(action.undo()) == null) {
            entry.note += "; taken back";
            var unused = entry.port.carryOut(action.undo());
        }
        var unused = save();
    }

    /**
     * The kill switch.
     *
     * @param enabled false stops all control and takes the network back to how it was found
     * @param reason who and why
     * @return controls that are taken back by this call
     */
    public int setEnabled(boolean enabled, String reason, long networkNanos) {
        int sent = 0;
        synchronized (this) {
            LOG.warn("control is {}: {}", enabled ? "allowed" : "stopped", reason);
            isEnabled = enabled;
            disabledReason = enabled ? "" : reason;
            retryAt.clear();
            if (!enabled) {
                underWay.values().forEach(entry -> entry.isCancelled = true);
                sent = takeBack(networkNanos, false);
            }
            var unused = save();
        }
        events.switched(enabled, reason);
        return sent;
    }

    // Newest first, each after what is under way for the same target.
    private int takeBack(long now, boolean isRetry) {
        List<TargetMemory> changed = new ArrayList<>(memory.targets().values());
        changed.removeIf(each -> each.restore() == null);
        changed.sort(Comparator.comparingLong(TargetMemory::atMillis).reversed());
        int sent = 0;
        for (TargetMemory each : changed) {
            EnforcementAction restore = each.restore();
            if (restore == null) {
                continue;
            }
            long next = retryAt.getOrDefault(restore.target(), Long.MIN_VALUE);
            if (isRetry && isStillBefore(next, now, settings.retryMillis())) {
                continue;
            }
            ControlEntry pending = underWay.get(restore.target());
            if (isRetry && pending != null) {
                continue;
            }
            retryAt.put(restore.target(), now + settings.retryMillis() * NANOS_OF_A_MILLISECOND);
            switch (ports.choose(restore)) {
                case ControlPorts.Choice.None(String reason) -> complaints.add("a change cannot be taken back", reason);
                case ControlPorts.Choice.Chosen(ControlPort port) -> {
                    takeBack(each, restore, port, pending, now);
                    sent++;
                }
            }
        }
        return sent;
    }

    private void takeBack(
            TargetMemory changed,
            EnforcementAction restore,
            ControlPort port,
            @Nullable ControlEntry pending,
            long now) {
        PlannedAction planned = new PlannedAction(
                restore, changed.policyId(), "control was stopped: " + disabledReason, List.of(), true);
        ControlEntry entry =
                new ControlEntry(planned, port, now, changed, EffectWatch.begin(planned, cells, settings.leastShare()));
        effects.reverted(changed.policyId(), restore.target());
        effects.add(entry);
        memory = memory.after(restore, changed.policyId(), now / NANOS_OF_A_MILLISECOND, calmMillis);
        underWay.put(restore.target(), entry);
        goesOut(entry, null);
        entry.answer = pending == null
                ? entry.carryOut(restore)
                : pending.answer.handle((_, _) -> 0).thenCompose(_ -> entry.carryOut(restore));
    }
}
