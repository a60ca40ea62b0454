package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.TimeToWait;
import io.rantwin.harness.link.Association;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers E2 setup requests: accepts all functions and components, unless told to refuse. Thread-safe. */
final class SetupDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SetupDesk.class);

    private final TerminationOptions options;
    private final NodeTable table;
    private final PendingProcedures procedures;
    private final InstantSource clock;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile @Nullable Cause refusal;

    SetupDesk(TerminationOptions options, NodeTable table, PendingProcedures procedures, InstantSource clock) {
        this.options = options;
        this.table = table;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** Refuses from now on with a cause; {@code null} accepts again. */
    void refuse(@Nullable Cause cause) {
        refusal = cause;
    }

    long accepted() {
        return accepted.sum();
    }

    long refused() {
        return refused.sum();
    }

    /**
     * Answers a request.
     *
     * @param before what the association was called so far
     * @return what it is called from now on, {@code null} when it was refused
     */
    @Nullable
    String answer(NodeSession session, E2setupRequest request, @Nullable String before) {
        RanIdentity identity = RanIdentity.of(request.globalE2nodeId());
        String ranName = identity.ranName();
        if (before != null && !before.equals(ranName) && table.lost(before, session, ConnectionStatus.DISCONNECTED)) {
            procedures.abandon(before, "the node calls itself " + ranName + " now");
        }
        Cause cause = refusal;
        if (cause != null) {
            refused.increment();
            session.send(new E2setupFailure(request.transactionId(), cause, TimeToWait.V1S, null, null));
            LOG.info("E2 setup of {} refused: {}", ranName, cause);
            return null;
        }
        // The answer first: whoever hears of the node may send to it at once.
        session.send(response(request));
        accepted.increment();
        NodeSession replaced = table.setUp(info(identity, session, request), session);
        if (replaced != null) {
            procedures.abandon(ranName, "it has set up another association");
            if (!replaced.equals(session)) {
                LOG.warn("{} has set up another association; the first one is closed", ranName);
                replaced.end(ConnectionStatus.DISCONNECTED, "replaced by another association of " + ranName);
            }
        }
        LOG.info("{} is connected, {}, {} functions", ranName, session.e2ap().version(), request.ranFunctionsAdded()
                .size());
        return ranName;
    }

    private NodebInfo info(RanIdentity identity, NodeSession session, E2setupRequest request) {
        Association association = session.association();
        InetSocketAddress peer = association == null ? null : association.remoteAddress();
        return new NodebInfo(
                new RanNode(
                        identity.ranName(),
                        ConnectionStatus.CONNECTED,
                        request.globalE2nodeId(),
                        request.ranFunctionsAdded(),
                        clock.instant()),
                identity,
                peer == null ? "" : peer.getHostString(),
                peer == null ? 0 : peer.getPort(),
                session.e2ap().version(),
                options.e2tAddress(),
                configs(request));
    }

    private static List<E2nodeComponentConfig.Item> configs(E2setupRequest request) {
        return request.e2nodeComponentConfigAdditions().isEmpty()
                ? request.e2nodeComponentConfigUpdates()
                : request.e2nodeComponentConfigAdditions();
    }

    private E2setupResponse response(E2setupRequest request) {
        return new E2setupResponse(
                request.transactionId(),
                options.globalRicId(),
                request.ranFunctionsAdded().stream()
                        .map(item -> new RanFunction.Id(item.ranFunctionId(), item.ranFunctionRevision()))
                        .toList(),
                List.of(),
                NodeAnswers.acks(request.e2nodeComponentConfigAdditions()),
                NodeAnswers.acks(request.e2nodeComponentConfigUpdates()));
    }
}
