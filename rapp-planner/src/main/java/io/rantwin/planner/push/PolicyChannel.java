package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A way to near-RT RICs. Every call is one attempt, bounded in time and in octets, and may block for that long; what is
 * written carries the id of the order, so that repeating a call never makes a second policy. Thread-safe.
 */
public interface PolicyChannel {
    /** What it is and where it leads, for people. */
    String name();

    /**
     * Makes the planner known and heard of at the other side, again if it was forgotten there; nothing to do where nobody
     * asks who writes.
     *
     * @return whether it had to be made known, so that policies may have been dropped meanwhile
     */
    boolean keepAlive() throws PushException;

    /** The RICs, with whether they can be written to. */
    List<RicView> rics() throws PushException;

    /** The policy object that is there under the id of an order, or {@code null} when there is none. */
    @Nullable
    ObjectNode read(PolicyOrder order) throws PushException;

    /**
     * Puts a policy there, new or in place of what is there under its id.
     *
     * @param isThere whether {@link #read} found one a moment ago
     */
    void put(PolicyOrder order, boolean isThere) throws PushException;

    /** Takes a policy away; no error when it is not there. */
    void delete(PolicyOrder order) throws PushException;

    /**
     * The policies that the other side has at a RIC, whoever wrote them, of all types that the RIC offers; none when it does not know the
     * RIC.
     *
     * @param wanted which of them by their ids; the others are not read
     */
    List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException;

    /** What the RIC says of a policy; {@code null} when it does not know it, or does not tell. */
    @Nullable
    PolicyStatus status(PolicyOrder order) throws PushException;
}
