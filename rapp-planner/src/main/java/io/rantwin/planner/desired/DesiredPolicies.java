package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyId;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.planner.push.PolicyOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies that should be in force, and how far each is ({@link PolicyPhase}). Every change is in the journal before it
 * counts; wishes are in the audit log before that. What was ever made here is the planner's own, all else is not. Thread-safe.
 */
public final class DesiredPolicies {
    private static final int SHORTEN_BEYOND = 10_000;
    private static final int LONGEST_WORDS = 1_000;
    private static final String SYSTEM = "planner";

    private final EventJournal journal;
    private final PolicyAudit audit;
    private final InstantSource clock;
    private final SortedMap<String, PolicyRecord> records = new TreeMap<>();
    private PolicyEvent.@Nullable Halted halted;
    private long changes;

    /**
     * @param journal whose events are the state to begin with
     * @throws DesiredException when its events contradict each other
     */
    public DesiredPolicies(EventJournal journal, PolicyAudit audit, InstantSource clock) throws DesiredException {
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
        for (PolicyEvent event : journal.events()) {
            apply(event);
        }
    }

    /**
     * Wants a policy in force; with another body than before it is a new revision of the same policy, with the same body
     * nothing happens.
     *
     * @param actor who wants it
     * @param reason why
     * @return the record as it is now
     * @throws DesiredException when the kill switch is on, the policy would have to move to another RIC or type, or the wish
     *     cannot be kept
     */
    public synchronized PolicyRecord want(PolicyOrder order, String actor, String reason) throws DesiredException {
        PolicyRecord before = records.get(order.policyId());
        check(order, actor, reason, before);
        if (before != null
                && before.phase().isWanted()
                && before.phase() != PolicyPhase.REFUSED
                && SameJson.areSame(before.order().body(), order.body())) {
            return before;
        }
        long revision = before == null ? 1 : before.revision() + 1;
        var kept = new PolicyOrder(
                order.policyId(),
                order.ricId(),
                order.policyTypeId(),
                order.body().deepCopy());
        ObjectNode facts = facts().put("revision", revision).put("reason", reason);
        EventText.order(facts, kept);
        write("policy.wanted", actor, facts);
        return keep(new PolicyEvent.Wanted(kept, revision, actor, reason, clock.instant()));
    }

    private void check(PolicyOrder order, String actor, String reason, @Nullable PolicyRecord before)
            throws DesiredException {
        if (halted != null) {
            throw new DesiredException("policy " + order.policyId() + " is not taken: the kill switch is on since "
                    + halted.at() + " (" + halted.actor() + ": " + halted.reason() + ")");
        }
        try {
            PolicyId.parse(order.policyId());
            JsonFields.checkText(order.ricId(), "/ricId", EventText.LONGEST);
            JsonFields.checkText(order.policyTypeId(), "/policyTypeId", EventText.LONGEST);
            JsonFields.checkText(actor, "/actor", LONGEST_WORDS);
            JsonFields.checkText(reason, "/reason", LONGEST_WORDS);
        } catch (A1Exception e) {
            throw new DesiredException("policy '" + order.policyId() + "' is not taken: " + e.getMessage(), e);
        }
        if (before != null
                && (!before.order().ricId().equals(order.ricId())
                        || !before.order().policyTypeId().equals(order.policyTypeId()))) {
            throw new DesiredException("policy " + order.policyId() + " is of type "
                    + before.order().policyTypeId() + " at RIC "
                    + before.order().ricId()
                    + " for good; take another id for another type or RIC");
        }
    }

    /** Wants a policy no longer in force; nothing happens when it is not wanted anyway. */
    public synchronized PolicyRecord drop(String policyId, String actor, String reason) throws DesiredException {
        PolicyRecord before = records.get(policyId);
        if (before == null) {
            throw new DesiredException("policy " + policyId + " is not known");
        }
        if (!before.phase().isWanted()) {
            return before;
        }
        write("policy.dropped", actor, facts().put("policyId", policyId).put("reason", reason));
        return keep(new PolicyEvent.Dropped(policyId, cut(actor), cut(reason), clock.instant()));
    }

    /** The kill switch: everything is dropped, and nothing is taken until {@link #resume}. */
    public synchronized void halt(String actor, String reason) throws DesiredException {
        if (halted != null) {
            return;
        }
        write("policy.halted", actor, facts().put("reason", reason));
        keepAll(new PolicyEvent.Halted(cut(actor), cut(reason), clock.instant()));
    }

    /** Releases the kill switch; what was in force before has to be wanted anew. */
    public synchronized void resume(String actor, String reason) throws DesiredException {
        if (halted == null) {
            return;
        }
        write("policy.resumed", actor, facts().put("reason", reason));
        keepAll(new PolicyEvent.Resumed(cut(actor), cut(reason), clock.instant()));
    }

    /** Who turned the kill switch on and why; {@code null} when it is off. */
    public synchronized PolicyEvent.@Nullable Halted halted() {
        return halted;
    }

    /** All records, by id. */
    public synchronized List<PolicyRecord> all() {
        return List.copyOf(records.values());
    }

    /** The record of a policy, or {@code null}. */
    public synchronized @Nullable PolicyRecord record(String policyId) {
        return records.get(policyId);
    }

    /** Rises with every change. */
    public synchronized long changes() {
        return changes;
    }

    /** Keeps the intent to send a revision; {@code null} when it is no longer wanted, then it must not be sent. */
    synchronized @Nullable PolicyOrder beginPush(String policyId, long revision) throws DesiredException {
        PolicyRecord record = records.get(policyId);
        if (record == null
                || halted != null
                || !record.phase().isWanted()
                || record.phase() == PolicyPhase.REFUSED
                || record.revision() != revision) {
            return null;
        }
        if (record.phase() != PolicyPhase.PUSHING) {
            keep(new PolicyEvent.Pushing(policyId, revision, clock.instant()));
        }
        return record.order();
    }

    /** Keeps the intent to delete; false when it is wanted again, then it must not be deleted. */
    synchronized boolean beginDelete(String policyId) throws DesiredException {
        PolicyRecord record = records.get(policyId);
        if (record == null || record.phase().isWanted() || record.phase() == PolicyPhase.GONE) {
            return false;
        }
        if (record.phase() != PolicyPhase.DELETING) {
            keep(new PolicyEvent.Deleting(policyId, clock.instant()));
        }
        return true;
    }

    synchronized void pushed(String policyId, long revision) throws DesiredException {
        keep(new PolicyEvent.Pushed(policyId, revision, clock.instant()));
    }

    synchronized void refused(String policyId, long revision, String words) throws DesiredException {
        keep(new PolicyEvent.Refused(policyId, revision, cut(words), clock.instant()));
    }

    synchronized void gone(String policyId) throws DesiredException {
        keep(new PolicyEvent.Gone(policyId, clock.instant()));
    }

    synchronized void returned(String policyId) throws DesiredException {
        keep(new PolicyEvent.Returned(policyId, clock.instant()));
    }

    synchronized void statusSeen(String policyId, @Nullable PolicyStatus status) throws DesiredException {
        keep(new PolicyEvent.StatusSeen(policyId, status, clock.instant()));
    }

    private PolicyRecord keep(PolicyEvent.OfPolicy event) throws DesiredException {
        PolicyRecord next = PolicyRecord.after(records.get(event.policyId()), event);
        journal.append(event);
        records.put(event.policyId(), next);
        changed();
        return next;
    }

    private void keepAll(PolicyEvent event) throws DesiredException {
        journal.append(event);
        apply(event);
        changed();
    }

    private void changed() throws DesiredException {
        changes++;
        if (journal.size() > SHORTEN_BEYOND + 4L * records.size()) {
            shorten();
        }
    }

    private void shorten() throws DesiredException {
        Instant now = clock.instant();
        List<PolicyEvent> events = new ArrayList<>();
        if (halted != null) {
            events.add(halted);
        }
        records.values().forEach(record -> events.add(new PolicyEvent.Kept(record, now)));
        journal.replace(events);
    }

    private void apply(PolicyEvent event) throws DesiredException {
        switch (event) {
            case PolicyEvent.OfPolicy ofPolicy ->
                records.put(ofPolicy.policyId(), PolicyRecord.after(records.get(ofPolicy.policyId()), event));
            case PolicyEvent.Halted switchedOn -> {
                halted = switchedOn;
                for (PolicyRecord record : List.copyOf(records.values())) {
                    if (record.phase().isWanted()) {
                        var dropped = new PolicyEvent.Dropped(
                                record.policyId(), switchedOn.actor(), switchedOn.reason(), switchedOn.at());
                        records.put(record.policyId(), PolicyRecord.after(record, dropped));
                    }
                }
            }
            case PolicyEvent.Resumed _ -> halted = null;
        }
    }

    private void write(String kind, String actor, ObjectNode facts) throws DesiredException {
        audit.record(kind, actor.isEmpty() ? SYSTEM : actor, facts);
    }

    private static ObjectNode facts() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Without control characters, so that it can be read back. */
    private static String cut(String words) {
        String plain = words.replaceAll("\\p{Cntrl}+", " ").strip();
        String some = plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS);
        return some.isEmpty() ? "(no words)" : some;
    }
}
