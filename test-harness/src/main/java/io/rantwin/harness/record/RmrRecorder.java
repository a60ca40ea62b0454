package io.rantwin.harness.record;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.RmrReceiver;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records every RMR message that reaches it; a route table that names it in a group of its own sends it a copy of each.
 * Called by the one thread that reads.
 */
final class RmrRecorder implements RmrReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(RmrRecorder.class);

    private final RecordingWriter writer;
    private final InstantSource clock;
    private final Complaints complaints;
    private final IndicationTime times = new IndicationTime();

    RmrRecorder(RecordingWriter writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
    }

    @Override
    public void receive(ReceivedMessage message) {
        RmrFrame frame = RmrFrame.around(message);
        if (frame == null) {
            complaints.add("message without its frame", () -> "type " + message.type());
            return;
        }
        long network = times.nanos(message.buffer(), message.payloadOffset(), message.payloadLength());
        try {
            writer.append(new RecordingEntry(
                    RecordingWriter.nanos(clock.instant()),
                    network,
                    frame.direction(),
                    RecordedKind.RMR,
                    frame.managedElement(),
                    frame.octets()));
        } catch (IOException e) {
            complaints.add("message not recorded", () -> String.valueOf(e.getMessage()));
        }
    }

    /** Messages that were not recorded. */
    long lost() {
        return complaints.counts().values().stream().mapToLong(Long::longValue).sum();
    }
}
