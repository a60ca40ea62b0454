package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apAssociation;
import io.rantwin.codecs.e2ap.E2apDecoded;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdate;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalRequest;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalResponse;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.E2reset.ResetResponse;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.ErrorIndication;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdate;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscriptionDeleteRequired;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.Association;
import io.rantwin.harness.link.AssociationHandler;
import io.rantwin.xapp.rmr.MessageType;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One association with a node, from its first octet to its end. The link's thread calls the handler's methods; sending may be
 * done by any thread.
 */
final class NodeSession implements AssociationHandler {
    private final TerminationContext context;
    private final E2apAssociation e2ap;
    private final IndicationView view = new IndicationView();
    private final Instant begun;
    private final LongAdder indications = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private volatile @Nullable Association association;
    private volatile @Nullable String ranName;
    private volatile @Nullable Instant resetSince;

    NodeSession(TerminationContext context) {
        this.context = context;
        this.e2ap = E2apAssociation.ofUnknownVersion(context.codecs());
        this.begun = context.clock().instant();
    }

    @Override
    public void opened(Association opened) {
        association = opened;
        context.sessions().add(this);
    }

    @Override
    public void closed(Association closed, String reason) {
        context.sessions().remove(this);
        leave(ConnectionStatus.DISCONNECTED, reason);
    }

    /** The node counts as gone from now on. */
    private void leave(ConnectionStatus status, String reason) {
        String name = ranName;
        if (name != null) {
            ranName = null;
            if (context.table().lost(name, this, status)) {
                context.procedures().abandon(name, reason);
            }
        }
    }

    /** Ends the association; the node counts as gone at once. */
    void end(ConnectionStatus status, String reason) {
        leave(status, reason);
        Association open = association;
        if (open != null) {
            open.close(reason);
        }
    }

    @Override
    public void received(Association from, byte[] pdu) {
        if (IndicationView.isIndication(pdu, 0, pdu.length)) {
            indication(pdu);
            return;
        }
        E2apDecoded decoded;
        try {
            decoded = e2ap.decode(pdu);
        } catch (PerException e) {
            malformed(pdu, String.valueOf(e.getMessage()));
            send(new ErrorIndication(null, null, null, Cause.TRANSFER_SYNTAX_ERROR, null));
            return;
        }
        if (decoded.reply() != null) {
            send(decoded.reply());
        }
        E2apMessage message = decoded.message();
        if (decoded.verdict() == E2apDecoded.Verdict.REJECT || message == null) {
            malformed(pdu, "rejected: " + decoded.findings());
            return;
        }
        String name = ranName;
        if (message instanceof E2setupRequest request) {
            ranName = context.setups().answer(this, request, name);
        } else if (name == null) {
            context.complaints()
                    .add(
                            "message before the E2 setup",
                            () -> message.getClass().getSimpleName() + " of " + describe());
        } else {
            process(name, message, pdu);
        }
    }

    private void indication(byte[] pdu) {
        String name = ranName;
        if (name == null) {
            context.complaints().add("indication before the E2 setup", this::describe);
            return;
        }
        int subscription;
        try {
            view.readEnvelope(pdu, 0, pdu.length);
            subscription = view.envelope().ricInstanceId();
        } catch (PerException e) {
            malformed(pdu, String.valueOf(e.getMessage()));
            return;
        }
        indications.increment();
        forward(MessageType.RIC_INDICATION.number(), subscription, name, pdu);
    }

    private void forward(int type, int subscription, String name, byte[] pdu) {
        context.faults()
                .fromNodes()
                .pass(pdu, octets -> context.outlet().send(type, subscription, name, octets));
    }

    private void malformed(byte[] pdu, String problem) {
        malformed.increment();
        context.malformed().add(context.clock().instant(), describe(), pdu, problem);
        context.complaints().add("PDU not understood", () -> describe() + ": " + problem);
    }

    private void process(String name, E2apMessage message, byte[] pdu) {
        switch (message) {
            case RicSubscription outcome -> {
                if (!context.procedures().complete(name, outcome)) {
                    context.complaints().add("outcome that nobody waits for", () -> name + ": " + outcome);
                }
            }
            case RicControlAcknowledge ack ->
                forward(
                        MessageType.RIC_CONTROL_ACK.number(),
                        ack.ricRequestId().ricInstanceId(),
                        name,
                        pdu);
            case RicControlFailure failure ->
                forward(
                        MessageType.RIC_CONTROL_FAILURE.number(),
                        failure.ricRequestId().ricInstanceId(),
                        name,
                        pdu);
            case ResetRequest request -> {
                context.procedures().abandon(name, "the node was reset");
                context.table().status(name, this, ConnectionStatus.UNDER_RESET);
                send(new ResetResponse(request.transactionId(), null));
                context.table().status(name, this, ConnectionStatus.CONNECTED);
            }
            case ResetResponse _ -> {
                if (resetSince != null) {
                    resetSince = null;
                    context.table().status(name, this, ConnectionStatus.CONNECTED);
                }
            }
            case RicServiceUpdate update -> {
                send(NodeAnswers.acknowledge(update));
                context.table()
                        .update(
                                name,
                                this,
                                info -> NodeTable.withFunctions(
                                        info, NodeAnswers.merged(info.node().ranFunctions(), update)));
            }
            case E2nodeConfigurationUpdate update -> {
                send(NodeAnswers.acknowledge(update));
                context.table()
                        .update(name, this, info -> info.withConfigs(NodeAnswers.merged(info.nodeConfigs(), update)));
            }
            case RicSubscriptionDeleteRequired required ->
                required.ricSubscriptionsToBeRemoved()
                        .forEach(gone ->
                                context.table().deleteRequired(name, gone.ricRequestId(), gone.ranFunctionId()));
            case E2RemovalRequest request -> {
                send(new E2RemovalResponse(request.transactionId(), null));
                end(ConnectionStatus.DISCONNECTED, "the node removed the E2 interface");
            }
            case ErrorIndication error ->
                context.complaints().add("error indication", () -> name + ": " + error);
            default ->
                context.complaints()
                        .add("message without use", () -> name + ": " + message.getClass().getSimpleName());
        }
    }

    /** Sends a message in the node's version of E2AP; false when it cannot be sent. */
    boolean send(E2apMessage message) {
        try {
            return sendOctets(e2ap.encode(message));
        } catch (PerException e) {
            context.complaints().add("message that the node's version does not have", e::getMessage);
            return false;
        }
    }

    boolean sendOctets(byte[] pdu) {
        Association open = association;
        return open != null && open.send(pdu);
    }

    byte[] encode(E2apMessage message) throws PerException {
        return e2ap.encode(message);
    }

    /** Resets the node; false when that cannot be sent. */
    boolean reset(Cause cause) {
        String name = ranName;
        if (name == null || !send(new ResetRequest(transactionId(), cause))) {
            return false;
        }
        resetSince = context.clock().instant();
        context.procedures().abandon(name, "the node is being reset");
        return context.table().status(name, this, ConnectionStatus.UNDER_RESET);
    }

    /** For a procedure of the RIC; {@code null} in E2AP v01.01, which has none. */
    @Nullable
    Integer transactionId() {
        return switch (e2ap.version()) {
            case V01_01 -> null;
            case V02_03, V03_01 -> context.nextTransactionId();
        };
    }

    /** Ends associations without E2 setup, and nodes that do not answer a reset. */
    void tick(Instant now) {
        Instant reset = resetSince;
        if (ranName == null && now.isAfter(begun.plus(context.options().setupTimeout()))) {
            context.complaints().add("association without E2 setup", this::describe);
            end(ConnectionStatus.DISCONNECTED, "no E2 setup came");
        } else if (reset != null && now.isAfter(reset.plus(context.options().resetTimeout()))) {
            resetSince = null;
            end(ConnectionStatus.DISCONNECTED, "the reset was not answered");
        }
    }

    E2apAssociation e2ap() {
        return e2ap;
    }

    @Nullable
    Association association() {
        return association;
    }

    long indications() {
        return indications.sum();
    }

    long malformedPdus() {
        return malformed.sum();
    }

    private String describe() {
        String name = ranName;
        Association open = association;
        return name != null ? name : open == null ? "somebody" : open.remoteAddress().toString();
    }
}
