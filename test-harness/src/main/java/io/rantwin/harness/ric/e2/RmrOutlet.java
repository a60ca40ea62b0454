package io.rantwin.harness.ric.e2;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.rmr.TransactionId;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Messages of nodes on their way to xApps: the PDU as it came, with subscription id and RAN name in the RMR header, and a
 * running number as transaction id. Thread-safe.
 */
final class RmrOutlet {
    /** The running number is right-aligned in so many characters. */
    private static final int NUMBER_WIDTH = 15;

    private final Rmr rmr;
    private final Complaints complaints;
    private final AtomicLong number = new AtomicLong();
    private final Map<SendResult, LongAdder> results = new EnumMap<>(SendResult.class);

    RmrOutlet(Rmr rmr, Complaints complaints) {
        this.rmr = rmr;
        this.complaints = complaints;
        for (SendResult result : SendResult.values()) {
            results.put(result, new LongAdder());
        }
    }

    void send(int type, int subscriptionId, String ranName, byte[] pdu) {
        SendResult result =
                rmr.send(new RmrMessage(type, subscriptionId, ranName, numbered(number.incrementAndGet()), pdu));
        LongAdder count = results.get(result);
        if (count != null) {
            count.increment();
        }
        if (result != SendResult.SENT) {
            complaints.add(
                    "message of a node not sent on",
                    () -> MessageType.nameOf(type) + " of " + ranName + " for subscription " + subscriptionId + ": "
                            + result);
        }
    }

    /** Built by hand, because it is done for every indication. */
    private static TransactionId numbered(long count) {
        byte[] octets = new byte[NUMBER_WIDTH];
        long rest = count;
        for (int i = NUMBER_WIDTH - 1; i >= 0; i--) {
            octets[i] = rest > 0 ? (byte) ('0' + rest % 10) : (byte) ' ';
            rest /= 10;
        }
        return TransactionId.of(new String(octets, StandardCharsets.US_ASCII));
    }

    /** How many messages met which fate, by its name. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        results.forEach((result, count) -> counts.put(result.name(), count.sum()));
        return counts;
    }
}
