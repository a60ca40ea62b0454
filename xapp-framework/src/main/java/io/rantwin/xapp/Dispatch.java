package io.rantwin.xapp;

import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.control.ControlTransactions;
import io.rantwin.xapp.indication.IndicationIntake;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrReceiver;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes messages to the part of an xApp that they are for. Called on the thread that reads RMR; no part blocks it. */
final class Dispatch implements RmrReceiver {
    /** Message types that the framework takes for itself. */
    static final Set<MessageType> OWN_TYPES = EnumSet.of(
            MessageType.RIC_INDICATION,
            MessageType.RIC_CONTROL_ACK,
            MessageType.RIC_CONTROL_FAILURE,
            MessageType.RIC_E2_RAN_ERROR_INDICATION,
            MessageType.A1_POLICY_REQ);

    private final IndicationIntake intake;
    private final Map<Integer, Consumer<RmrDelivery>> others;
    private final LongAdder unexpected = new LongAdder();
    private volatile @Nullable Targets targets;

    /** What sends by RMR itself, and so is made after RMR. */
    private record Targets(
            ControlTransactions control, @Nullable A1Policies policies) {}

    /** @param others listeners by message type */
    Dispatch(IndicationIntake intake, Map<Integer, Consumer<RmrDelivery>> others) {
        this.intake = intake;
        this.others = Map.copyOf(others);
    }

    /** From now on messages are taken; those that came before count as unexpected. */
    void begin(ControlTransactions control, @Nullable A1Policies policies) {
        targets = new Targets(control, policies);
    }

    /** Messages that nobody takes. */
    long unexpected() {
        return unexpected.sum();
    }

    @Override
    public void receive(ReceivedMessage message) {
        Targets ready = targets;
        MessageType type = MessageType.of(message.type());
        if (ready == null) {
            unexpected.increment();
            return;
        }
        switch (type) {
            case RIC_INDICATION -> intake.received(message);
            case RIC_CONTROL_ACK, RIC_CONTROL_FAILURE, RIC_E2_RAN_ERROR_INDICATION ->
                ready.control().received(message.copy());
            case A1_POLICY_REQ -> {
                if (ready.policies() == null) {
                    unexpected.increment();
                } else {
                    ready.policies().received(message.copy());
                }
            }
            case null, default -> {
                Consumer<RmrDelivery> listener = others.get(message.type());
                if (listener == null) {
                    unexpected.increment();
                } else {
                    listener.accept(message.copy());
                }
            }
        }
    }
}
