package io.rantwin.nearrt.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.nearrt.control.ControlDesk;
import io.rantwin.nearrt.control.Submission;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.nearrt.policy.PolicyJudge.Verdict;
import io.rantwin.nearrt.policy.ViewMaker.Made;
import io.rantwin.twin.enforcement.Enforcement;
import io.rantwin.twin.enforcement.EnforcementPlan;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PolicyInForce;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.Unserved;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyListener;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.sdl.SdlException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policies from their arrival to their effect. A new one is checked, decided on as if it were in force and asked of the twin, before it
 * is answered; then all in force are decided on together, every round. How a policy stands is looked at again and again, and the
 * mediator is told when that changes. What is held survives a restart.
 *
 * <p>{@link #tick} is called some times a second by one thread; the rest is thread-safe.
 */
public final class PolicyDesk implements A1PolicyListener, LivePolicies {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyDesk.class);
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final int MOST_TRIED = 20;

    private final PolicyReadings readings;
    private final Enforcement enforcement;
    private final PolicyJudge judge;
    private final OutOfReach reach;
    private final TwinCheck twin;
    private final ViewMaker views;
    private final ControlDesk control;
    private final LiveCells cells;
    private final PolicyStore store;
    private final PolicySettings settings;
    private final InstantSource clock;
    private final Complaints complaints;
    private final PolicySaving saving;
    private final List<Consumer<PolicyView>> watchers = new CopyOnWriteArrayList<>();
    /** All below are guarded by this object. */
    private final Map<PolicyInstanceKey, HeldPolicy> held =
            new TreeMap<>(Comparator.comparing(PolicyInstanceKey::policyInstanceId)
                    .thenComparingInt(PolicyInstanceKey::policyTypeId));

    private final Reminders reminders;
    private final Map<Target, Long> refusedUntil = new TreeMap<>();
    private final Map<String, String> notes = new TreeMap<>();
    private long roundNanos = Long.MIN_VALUE;
    private long reviewNanos = Long.MIN_VALUE;
    private int reviewedFrom;

    /**
     * A desk.
     *
     * @param clock wall clock, for reminders and the log
     */
    public PolicyDesk(
            PolicyReadings readings,
            Enforcement enforcement,
            TwinCheck twin,
            ViewMaker views,
            ControlDesk control,
            LiveCells cells,
            PolicyStore store,
            StatusSender sender,
            PolicySettings settings,
            InstantSource clock) {
        this.readings = readings;
        this.enforcement = enforcement;
        this.judge = new PolicyJudge(enforcement, twin);
        this.twin = twin;
        this.views = views;
        this.control = control;
        this.reach = new OutOfReach(control);
        this.cells = cells;
        this.store = store;
        this.reminders = new Reminders(sender, settings.reminderMillis());
        this.settings = settings;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
        this.saving = new PolicySaving(store, complaints);
    }

    /** Takes up the policies of an earlier life as they stood; before the first event. Blocks. */
    public synchronized void restore() throws SdlException {
        List<String> unreadable = new ArrayList<>();
        for (PolicyStore.Kept kept : store.all(unreadable)) {
            HeldPolicy read = readings.read(kept.key(), kept.body(), false);
            held.put(kept.key(), read.policy() == null ? read : read.with(kept.isEnforced(), kept.reason()));
        }
        if (!unreadable.isEmpty()) {
            complaints.add("kept policies cannot be read", String.join(", ", unreadable));
        }
    }

    @Override
    public A1PolicyVerdict happened(A1PolicyEvent event) {
        return switch (event) {
            case A1PolicyEvent.Created created -> take(created.policy(), created.body());
            case A1PolicyEvent.Updated updated -> take(updated.policy(), updated.body());
            case A1PolicyEvent.Deleted deleted -> {
                remove(deleted.policy(), "Deleted.");
                yield A1PolicyVerdict.ENFORCED;
            }
        };
    }

    private A1PolicyVerdict take(PolicyInstanceKey key, ObjectNode body) {
        HeldPolicy now;
        synchronized (this) {
            HeldPolicy before = held.get(key);
            if (before == null && held.size() >= settings.mostPolicies()) {
                return new A1PolicyVerdict.Refused(held.size() + " policies are the most.");
            }
            if (before != null && before.isEnforced() && before.body().equals(body)) {
                // In force already and named again: nothing is decided anew.
                now = before.confirmed();
            } else {
                now = judged(readings.read(key, body, true), before != null && before.isEnforced());
            }
            held.put(key, now);
            reminders.answered(now);
            saving.save(now);
        }
        tell(now);
        return now.isEnforced() ? A1PolicyVerdict.ENFORCED : new A1PolicyVerdict.Refused(now.reason());
    }

    private HeldPolicy judged(HeldPolicy policy, boolean wasInForce) {
        PolicyInForce asked = policy.inForce();
        if (asked == null || !control.isEnabled()) {
            return asked == null ? policy : policy.with(false, stopped());
        }
        List<PolicyInForce> others = inForce(policy.key());
        List<PolicyInForce> all = new ArrayList<>(others);
        all.add(asked);
        Made made = views.make(all, control.memory());
        HeldPolicy now = judged(policy, asked, others, made);
        if (!wasInForce || ignored(policy) != null) {
            return now;
        }
        // Changed while this xApp or a node was away: what the earlier one has done stays until it is seen again.
        Verdict held =
                reach.held(now.id(), new Verdict(now.isEnforced(), now.reason()), made.view(), cells.networkNanos());
        return now.with(held.isEnforced(), held.reason());
    }

    private HeldPolicy judged(HeldPolicy policy, PolicyInForce asked, List<PolicyInForce> others, Made made) {
        String ignored = ignored(policy);
        if (ignored != null) {
            return policy.with(false, ignored);
        }
        Verdict verdict = judge.judge(asked, others, made, control.memory());
        return policy.with(verdict.isEnforced(), verdict.reason());
    }

    private String stopped() {
        return "All control has been stopped: " + control.disabledReason() + ".";
    }

    // Controls that are acknowledged and do nothing, no other of late that did, and no earlier one that still stands.
    private @Nullable String ignored(HeldPolicy policy) {
        long since = cells.networkNanos() - settings.reviewMillis() * NANOS_OF_A_MILLISECOND * 6;
        Set<String> standing = new HashSet<>();
        control.memory().targets().values().stream()
                .filter(each -> each.restore() != null)
                .forEach(each -> standing.add(each.last().cellId()));
        Set<String> told = new HashSet<>();
        String first = null;
        for (PolicyView.ControlView effect : control.effects(policy.id())) {
            boolean isOfLate = effect.sentNanos() >= since;
            boolean stands = told.add(effect.cellId()) && standing.contains(effect.cellId());
            boolean works = effect.stage() == Stage.VERIFIED || effect.stage() == Stage.ACKNOWLEDGED;
            if (works && (isOfLate || stands)) {
                return null;
            }
            if (first == null && isOfLate && (effect.stage() == Stage.NO_EFFECT || effect.stage() == Stage.FAILED)) {
                first = effect.control();
            }
        }
        return first == null ? null : "Its controls are of no effect: " + first + ".";
    }

    private List<PolicyInForce> inForce(@Nullable PolicyInstanceKey except) {
        List<PolicyInForce> inForce = new ArrayList<>();
        for (HeldPolicy each : held.values()) {
            PolicyInForce policy = each.inForce();
            if (policy != null && each.isEnforced() && !each.key().equals(except)) {
                inForce.add(policy);
            }
        }
        return inForce;
    }

    private void remove(PolicyInstanceKey key, String reason) {
        HeldPolicy gone;
        synchronized (this) {
            gone = held.remove(key);
            reminders.forget(key);
            if (gone == null) {
                return;
            }
            notes.remove(gone.id());
            saving.remove(key);
        }
        tell(gone.with(false, reason));
        control.forget(gone.id());
    }

    /** Decides, reviews and reminds when it is time. */
    public void tick() {
        long now = cells.networkNanos();
        control.tick(now);
        if (isDue(roundNanos, settings.roundMillis(), now)) {
            roundNanos = now;
            round(now);
        }
        if (isDue(reviewNanos, settings.reviewMillis(), now)) {
            reviewNanos = now;
            review();
        }
        remind();
    }

    // A network whose time begins anew does not wait for the old one.
    private static boolean isDue(long last, long periodMillis, long now) {
        return last == Long.MIN_VALUE || now < last || now - last >= periodMillis * NANOS_OF_A_MILLISECOND;
    }

    private void round(long now) {
        List<PolicyInForce> policies;
        synchronized (this) {
            policies = inForce(null);
        }
        if (policies.isEmpty() && control.memory().targets().isEmpty()) {
            views.nothingSleeps();
            return;
        }
        control.deciding();
        Made made = views.make(policies, control.memory());
        if (!control.isEnabled()) {
            return;
        }
        EnforcementPlan plan = enforcement.decide(made.view(), policies, control.memory());
        long refusedNanos = settings.refusedMillis() * NANOS_OF_A_MILLISECOND;
        // What was refused in an old time of the network counts no more.
        refusedUntil.values().removeIf(until -> now >= until || until - now > refusedNanos);
        List<PlannedAction> due = new ArrayList<>();
        for (PlannedAction each : plan.actions()) {
            Target target = each.action().target();
            boolean isRefused = refusedUntil.containsKey(target) && !each.isRestoration();
            if (control.isOpenTo(each.action()) && !isRefused) {
                due.add(each);
            }
        }
        Map<String, String> newNotes = new TreeMap<>();
        if (made.cut() != null) {
            TwinCheck.Answer answer = twin.ask(made.cut(), control.memory(), due);
            due = answer.allowed();
            for (TwinCheck.Refusal refusal : answer.refused()) {
                refusedUntil.put(refusal.planned().action().target(), now + refusedNanos);
                newNotes.put(refusal.planned().policyId(), refusal.reason());
                complaints.add("the twin advises against an action", refusal.reason());
            }
        }
        for (PlannedAction each : due) {
            if (control.submit(each, now) instanceof Submission.Refused refused) {
                newNotes.putIfAbsent(each.policyId(), refused.reason());
            }
        }
        for (Unserved each : plan.unserved()) {
            newNotes.putIfAbsent(each.policyId(), each.reason());
        }
        synchronized (this) {
            notes.clear();
            notes.putAll(newNotes);
        }
    }

    // Those in force by one plan of all of them; of the others a few each time, in turn, as if they were in force too.
    private void review() {
        List<HeldPolicy> changed = new ArrayList<>();
        synchronized (this) {
            List<PolicyInForce> all = new ArrayList<>();
            for (HeldPolicy each : held.values()) {
                PolicyInForce policy = each.inForce();
                if (policy != null) {
                    all.add(policy);
                }
            }
            if (all.isEmpty()) {
                return;
            }
            Made made = views.make(all, control.memory());
            EnforcementPlan plan = enforcement.decide(made.view(), inForce(null), control.memory());
            int place = 0;
            int tried = 0;
            int first = reviewedFrom;
            for (HeldPolicy each : List.copyOf(held.values())) {
                PolicyInForce policy = each.inForce();
                HeldPolicy now = each;
                if (policy != null && !control.isEnabled()) {
                    now = each.with(false, stopped());
                } else if (policy != null && each.isEnforced()) {
                    String ignored = ignored(each);
                    Verdict verdict = ignored == null
                            ? reach.held(
                                    each.id(), judge.inPlan(policy.policyId(), plan), made.view(), cells.networkNanos())
                            : new Verdict(false, ignored);
                    now = each.with(verdict.isEnforced(), verdict.reason());
                } else if (policy != null && place++ >= first && tried < MOST_TRIED) {
                    tried++;
                    now = judged(each, policy, inForce(each.key()), made);
                }
                if (!now.equals(each)) {
                    held.put(each.key(), now);
                    saving.save(now);
                    changed.add(now);
                    if (now.isEnforced() != each.isEnforced()) {
                        LOG.info(
                                "{} is {}: {}",
                                now.key(),
                                now.isEnforced() ? "enforced" : "not enforced",
                                now.reason());
                    }
                }
            }
            reviewedFrom = tried < MOST_TRIED ? 0 : first + tried;
        }
        changed.forEach(this::tell);
    }

    private synchronized void remind() {
        reminders.tell(held.values(), clock.instant());
        saving.again(held);
    }

    /** The store has lost all: it is told of everything again, soon. */
    public void storeLost() {
        synchronized (this) {
            saving.lost(held.keySet());
        }
        control.storeLost();
    }

    /**
     * The mediator was asked for the policies of types: those of an earlier life that it did not name within the quiet time are gone.
     * To be called some times a second.
     *
     * @param queried when it was asked for each type, such as {@code A1Policies.state().queried()}
     */
    public void mediatorAsked(Map<Integer, Instant> queried) {
        List<PolicyInstanceKey> gone = new ArrayList<>();
        Instant now = clock.instant();
        synchronized (this) {
            for (HeldPolicy each : held.values()) {
                Instant when = queried.get(each.key().policyTypeId());
                if (when != null && !each.isConfirmed() && !now.isBefore(when.plusMillis(settings.quietMillis()))) {
                    gone.add(each.key());
                }
            }
            reminders.asked(queried, held.values());
        }
        gone.forEach(key -> remove(key, "Deleted while this xApp was away."));
    }

    private void tell(HeldPolicy policy) {
        PolicyView view = view(policy);
        watchers.forEach(watcher -> watcher.accept(view));
    }

    /** To be called when something became of a control of a policy, by the name that enforcement knows it by. */
    public void controlChanged(String id) {
        HeldPolicy policy = null;
        synchronized (this) {
            for (HeldPolicy each : held.values()) {
                policy = each.id().equals(id) ? each : policy;
            }
        }
        if (policy != null) {
            tell(policy);
        }
    }

    private PolicyView view(HeldPolicy policy) {
        String note;
        synchronized (this) {
            note = notes.getOrDefault(policy.id(), "");
        }
        return new PolicyView(
                policy.key().policyInstanceId(),
                policy.typeId(),
                policy.body().toString(),
                policy.isEnforced(),
                policy.isEnforced() && !note.isEmpty() ? note : policy.reason(),
                control.effects(policy.id()));
    }

    @Override
    public List<PolicyView> policies() {
        List<HeldPolicy> all;
        synchronized (this) {
            all = List.copyOf(held.values());
        }
        return all.stream().map(this::view).toList();
    }

    @Override
    public AutoCloseable watch(Consumer<PolicyView> listener) {
        watchers.add(listener);
        return () -> watchers.remove(listener);
    }

    @Override
    public boolean isControlEnabled() {
        return control.isEnabled();
    }

    @Override
    public int setControlEnabled(boolean enabled, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Who stops control or lets it go on must say who and why.");
        }
        int reverted = control.setEnabled(enabled, reason, cells.networkNanos());
        review();
        return reverted;
    }
}
