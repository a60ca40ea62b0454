package io.rantwin.harness.capture;

/** What all TCP streams together keep for unfinished PDUs. Not thread-safe. */
final class TcpBudget {

    private final CaptureLimits limits;
    private long octets;
    private long segments;

    TcpBudget(CaptureLimits limits) {
        this.limits = limits;
    }

    CaptureLimits limits() {
        return limits;
    }

    void add(long moreOctets, int moreSegments) {
        octets += moreOctets;
        segments += moreSegments;
    }

    boolean isExceeded() {
        return octets > limits.maxReassemblyBytes() || segments > limits.maxOpenFragments();
    }
}
