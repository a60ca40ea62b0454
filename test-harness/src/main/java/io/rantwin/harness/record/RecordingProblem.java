package io.rantwin.harness.record;

/**
 * Octets of a recording that could not be used. Reading goes on behind them.
 *
 * @param offset of the first of them, from the start of the file
 * @param octets how many
 * @param reason one sentence
 */
public record RecordingProblem(long offset, long octets, String reason) {
    /** Such as {@code octet 4711, 90 octets: ...}. */
    @Override
    public String toString() {
        return "octet " + offset + ", " + octets + " octets: " + reason;
    }
}
