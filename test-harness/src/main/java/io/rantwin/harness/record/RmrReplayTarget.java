package io.rantwin.harness.record;

import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends the messages of a recording that came from nodes to RMR receivers, a copy to each. */
final class RmrReplayTarget implements ReplayTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Rmr rmr;
    private final List<RmrAddress> receivers;
    private final InstantSource clock;
    private final Set<RmrAddress> reached = new HashSet<>();
    private List<RmrAddress> open = List.of();
    private @Nullable Instant since;
    private boolean isRefused;

    RmrReplayTarget(Rmr rmr, List<RmrAddress> receivers, InstantSource clock) {
        this.rmr = rmr;
        this.receivers = List.copyOf(receivers);
        this.clock = clock;
    }

    @Override
    public Outcome deliver(RecordingEntry entry) {
        RmrFrame frame = entry.kind() == RecordedKind.RMR && entry.direction() == Direction.FROM_NODE
                ? RmrFrame.read(entry.octets())
                : null;
        if (frame == null) {
            return Outcome.NOT_MEANT;
        }
        Instant now = clock.instant();
        if (since == null) {
            since = now;
            open = receivers;
            isRefused = false;
        }
        List<RmrAddress> left = new ArrayList<>();
        for (RmrAddress receiver : open) {
            SendResult result = rmr.sendTo(receiver, frame.message());
            if (result == SendResult.SENT) {
                reached.add(receiver);
            } else if (result == SendResult.FULL || result == SendResult.UNREACHABLE && !reached.contains(receiver)) {
                left.add(receiver);
            } else {
                isRefused = true;
            }
        }
        open = left;
        if (!left.isEmpty() && now.isBefore(since.plus(PATIENCE))) {
            return Outcome.NOT_YET;
        }
        // Whoever was not there for so long is not waited for again.
        reached.addAll(left);
        since = null;
        return left.isEmpty() && !isRefused ? Outcome.SENT : Outcome.REFUSED;
    }

    @Override
    public void restart() {
        since = null;
    }
}
