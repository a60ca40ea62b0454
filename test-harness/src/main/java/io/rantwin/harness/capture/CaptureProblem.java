package io.rantwin.harness.capture;

/**
 * Something in a capture that could not be used as it stands.
 *
 * @param reason what kind
 * @param frameNumber number of the packet in the file, from 1; 0 when no packet is concerned
 * @param detail which values, for people
 */
public record CaptureProblem(ProblemReason reason, long frameNumber, String detail) {

    @Override
    public String toString() {
        return frameNumber == 0
                ? "%s: %s".formatted(reason, detail)
                : "frame %d: %s: %s".formatted(frameNumber, reason, detail);
    }
}
