package io.rantwin.harness.bench;

import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.RmrReceiver;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The other end: counts numbered messages and the gaps between them, and answers those of one type. Written on the one thread
 * that reads, read by any.
 */
final class RmrSink implements RmrReceiver {
    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int echoType;
    private final CompletableFuture<Rmr> self = new CompletableFuture<>();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private long expected;

    /** @param echoType messages of this type are answered with the next type */
    RmrSink(int echoType) {
        this.echoType = echoType;
    }

    /** Whom to answer through. */
    void answerThrough(Rmr rmr) {
        self.complete(rmr);
    }

    @Override
    public void receive(ReceivedMessage message) {
        if (message.type() == echoType) {
            RmrDelivery request = message.copy();
            self.join()
                    .reply(
                            request,
                            RmrMessage.of(echoType + 1, request.message().payload()));
            return;
        }
        messages.setPlain(messages.getPlain() + 1);
        if (message.payloadLength() >= 8) {
            long number = (long) NUMBER.get(message.buffer(), message.payloadOffset());
            if (number > expected) {
                missing.setPlain(missing.getPlain() + number - expected);
            }
            expected = number + 1;
        }
    }

    /** Messages counted so far. */
    long messages() {
        return messages.get();
    }

    /** Numbers left out so far, before the last message. */
    long missing() {
        return missing.get();
    }
}
