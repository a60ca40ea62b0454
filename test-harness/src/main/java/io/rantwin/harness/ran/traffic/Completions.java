package io.rantwin.harness.ran.traffic;

/** Hears when a burst has left the buffer, served or lost. */
@FunctionalInterface
public interface Completions {
    /**
     * @param bits of the burst that were served; fewer than arrived where a full buffer lost some
     * @param arrivedMicros network time of its arrival
     * @param doneMicros network time its last bit left
     * @param delivered false when it was thrown away before its last bit was served
     */
    void completed(int ue, long bits, long arrivedMicros, long doneMicros, boolean delivered);
}
