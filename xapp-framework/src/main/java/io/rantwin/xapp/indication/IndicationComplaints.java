package io.rantwin.xapp.indication;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong with indications, once a minute for each cause, and keeps what could not be read. Thread-safe. */
final class IndicationComplaints {
    private static final Logger LOG = LoggerFactory.getLogger(IndicationIntake.class);

    private final Quarantine quarantine;
    private final Complaints complaints;
    private final LongAdder malformed = new LongAdder();

    IndicationComplaints(Quarantine quarantine, InstantSource clock) {
        this.quarantine = quarantine;
        this.complaints = new Complaints(LOG, clock);
    }

    void malformed(RmrDelivery delivery, String reason) {
        malformed.increment();
        RmrMessage message = delivery.message();
        quarantine.add(new Quarantine.Kept(
                delivery.arrival(),
                message.managedElement(),
                message.type(),
                message.subscriptionId(),
                reason,
                message.payload()));
        complaints.add("an indication cannot be read", () -> message.managedElement() + ": " + reason);
    }

    void tooSlow() {
        complaints.add("the application is too slow", "the oldest indications that wait are dropped");
    }

    void failed(Throwable failure) {
        complaints.add("the application failed", "on an indication", failure);
    }

    long malformed() {
        return malformed.sum();
    }
}
