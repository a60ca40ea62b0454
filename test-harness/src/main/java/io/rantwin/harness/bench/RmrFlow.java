package io.rantwin.harness.bench;

import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends numbered messages to one address, as fast as a rate wants or as the peer lets. The first eight octets of each payload
 * are its number, big-endian, from 0.
 */
final class RmrFlow {
    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long PARK_NANOS = 20_000;
    private static final long CONNECT_NANOS = 5_000_000_000L;

    private final Rmr rmr;
    private final RmrAddress to;
    private final int type;
    private final int payloadOctets;
    private final LongSupplier nanoTime;

    RmrFlow(Rmr rmr, RmrAddress to, int type, int payloadOctets, LongSupplier nanoTime) {
        this.rmr = rmr;
        this.to = to;
        this.type = type;
        this.payloadOctets = payloadOctets;
        this.nanoTime = nanoTime;
    }

    /**
     * What was sent.
     *
     * @param messages messages accepted
     * @param told how often the sender was told to wait
     * @param seconds from the first to the last
     * @param largestDelaySeconds the longest that a message was behind its time, 0 when there was no rate
     */
    record Sent(long messages, long told, double seconds, double largestDelaySeconds) {
        double perSecond() {
            return seconds == 0 ? 0 : messages / seconds;
        }
    }

    /**
     * Sends for a while.
     *
     * @param perSecond messages a second, 0 for as many as are taken
     * @param seconds how long
     * @throws IllegalStateException when the peer cannot be reached
     */
    Sent send(long perSecond, int seconds) {
        byte[] payload = new byte[payloadOctets];
        RmrMessage message = RmrMessage.of(type, payload);
        long start = nanoTime.getAsLong();
        long end = start + seconds * 1_000_000_000L;
        long most = perSecond == 0 ? Long.MAX_VALUE : perSecond * seconds;
        long sent = 0;
        long told = 0;
        long largestDelay = 0;
        long now = start;
        while (sent < most && (perSecond > 0 || now < end)) {
            long due = perSecond == 0 ? now : start + (long) (sent * (1e9 / perSecond));
            now = nanoTime.getAsLong();
            if (now < due) {
                LockSupport.parkNanos(due - now);
                continue;
            }
            largestDelay = Math.max(largestDelay, now - due);
            NUMBER.set(payload, 0, sent);
            SendResult result = rmr.sendTo(to, message);
            switch (result) {
                case SENT -> sent++;
                case FULL -> {
                    told++;
                    LockSupport.parkNanos(PARK_NANOS);
                }
                case UNREACHABLE -> {
                    if (sent > 0 || now - start > CONNECT_NANOS) {
                        throw new IllegalStateException(to + " cannot be reached");
                    }
                    LockSupport.parkNanos(PARK_NANOS);
                }
                default -> throw new IllegalStateException("could not send: " + result);
            }
        }
        return new Sent(sent, told, (nanoTime.getAsLong() - start) / 1e9, largestDelay / 1e9);
    }
}
