package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.push.PushException.Kind;
import io.rantwin.planner.push.RicView;
import io.rantwin.planner.push.StandingPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The other side: outlives crashes, forgets, answers late, not at all, or after the deed; keeps strangers' policies, too. */
final class FakeNetwork implements PolicyChannel {
    final Map<String, ObjectNode> policies = new TreeMap<>();
    final Map<String, PolicyStatus> statuses = new TreeMap<>();
    /** Told of every put and delete, before it has an effect. */
    Consumer<PolicyOrder> onPut = order -> {};

    Consumer<PolicyOrder> onDelete = order -> {};
    /** Out of 100 calls, how many go wrong in some way. */
    int harmPercent;

    @Nullable
    Kind refuseWith;

    int puts;
    int deletes;
    boolean knowsPlanner;

    private final CrashPoints crash;
    private final Random random;
    private final Deque<Runnable> late = new ArrayDeque<>();

    FakeNetwork(CrashPoints crash, Random random) {
        this.crash = crash;
        this.random = random;
    }

    /** Requests whose answer nobody waited for have their effect now. */
    void deliverLate() {
        while (!late.isEmpty()) {
            late.poll().run();
        }
    }

    private boolean goesWrong() {
        return random.nextInt(100) < harmPercent;
    }

    /** What others do while a call is on its way. */
    Runnable during = () -> {};

    private static PushException lost(String what) {
        return new PushException(Kind.UNREACHABLE, what + ": no answer");
    }

    private void call(String what, Runnable deed) throws PushException {
        crash.pass();
        during.run();
        if (!goesWrong()) {
            deed.run();
            crash.pass();
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> throw lost(what);
            case 1 -> deed.run();
            case 2 -> late.add(deed);
            default -> throw new PushException(Kind.BUSY, what + ": the RIC is SYNCHRONIZING");
        }
        crash.pass();
        throw lost(what);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public boolean keepAlive() throws PushException {
        if (goesWrong()) {
            throw lost("keepalive");
        }
        boolean wasUnknown = !knowsPlanner;
        knowsPlanner = true;
        return wasUnknown;
    }

    @Override
    public List<RicView> rics() {
        return List.of(new RicView("ric1", true, "AVAILABLE", List.of("20008")));
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        if (goesWrong()) {
            throw lost("GET");
        }
        ObjectNode found = policies.get(order.policyId());
        return found == null ? null : found.deepCopy();
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        puts++;
        onPut.accept(order);
        if (refuseWith != null) {
            throw new PushException(refuseWith, "PUT answers: not this one");
        }
        ObjectNode body = order.body().deepCopy();
        call("PUT", () -> policies.put(order.policyId(), body));
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        deletes++;
        onDelete.accept(order);
        call("DELETE", () -> policies.remove(order.policyId()));
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) {
        return List.of();
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        if (goesWrong()) {
            throw lost("GET status");
        }
        return policies.containsKey(order.policyId())
                ? statuses.getOrDefault(order.policyId(), PolicyStatus.ENFORCED)
                : null;
    }
}
