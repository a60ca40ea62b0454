package io.rantwin.harness.ran.traffic;

/** Takes what traffic sources produce; {@link Buffers#offer} is one. */
@FunctionalInterface
public interface Arrivals {
    /**
     * A burst of bits for a UE: a file, a segment or a packet.
     *
     * @param timeMicros network time of its arrival; for one UE never going back
     */
    void arrive(int ue, long bits, long timeMicros);
}
