package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.SpanKind;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.planner.tracing.PolicyTraces;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A way to near-RT RICs whose changes are in the trace of their policy. What is only asked, some hundred times an hour for each policy, is
 * not; a status that has changed is in the trace by its audit record. Thread-safe.
 */
public final class TracedChannel implements PolicyChannel {
    private final PolicyChannel channel;
    private final PolicyTraces traces;

    /** Before this channel. */
    public TracedChannel(PolicyChannel channel, PolicyTraces traces) {
        this.channel = channel;
        this.traces = traces;
    }

    private interface Change {
        void make() throws PushException;
    }

    private void traced(String name, PolicyOrder order, Change change) throws PushException {
        try (TracedWork work = traces.begin(name, SpanKind.CLIENT, order.policyId())) {
            work.span()
                    .setAttribute("rantwin.ric.id", order.ricId())
                    .setAttribute("rantwin.policy.type", order.policyTypeId())
                    .setAttribute("rantwin.a1.channel", channel.name());
            try {
                change.make();
            } catch (PushException failed) {
                work.failed(String.valueOf(failed.getMessage()));
                throw failed;
            }
        }
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        traced("a1.policy.put", order, () -> channel.put(order, isThere));
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        traced("a1.policy.delete", order, () -> channel.delete(order));
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public boolean keepAlive() throws PushException {
        return channel.keepAlive();
    }

    @Override
    public List<RicView> rics() throws PushException {
        return channel.rics();
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return channel.read(order);
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        return channel.standing(ricId, wanted);
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        return channel.status(order);
    }
}
