package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.push.RicView;
import io.rantwin.planner.push.StandingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A RIC where others have policies, and which may be silent. */
final class Others implements PolicyChannel {
    final List<StandingPolicy> policies = new ArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answers = new CountDownLatch(1);
    boolean isSilent;
    /** A RIC that does not answer before {@link #answers}. */
    volatile String slowRic = "";

    /** Somebody else's policy with the body of a wish. */
    void have(String typeName, JsonNode wish) {
        policies.add(new StandingPolicy(wish.path("policyId").asText(), typeName, (ObjectNode) wish.get("policy")));
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        if (isSilent) {
            throw new PushException(PushException.Kind.UNREACHABLE, "GET http://pms:8081/rics: nobody listens there");
        }
        if (ricId.equals(slowRic)) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return policies.stream().filter(each -> wanted.test(each.policyId())).toList();
    }

    @Override
    public String name() {
        return "others";
    }

    @Override
    public boolean keepAlive() {
        return false;
    }

    @Override
    public List<RicView> rics() {
        return List.of();
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) {
        return null;
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(PolicyOrder order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) {
        return null;
    }
}
