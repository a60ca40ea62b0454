package io.rantwin.harness.capture;

/**
 * What one reader may hold in memory. IP reassembly, SCTP reassembly and TCP reassembly each keep to the limits for themselves.
 *
 * @param maxPacketBytes longest packet of a capture file; a longer one is taken as a broken file
 * @param maxMessageBytes longest PDU
 * @param maxReassemblyBytes octets kept for unfinished PDUs
 * @param maxOpenFragments IP fragments, SCTP chunks or TCP segments kept for unfinished PDUs
 * @param maxOutOfOrderBytes octets of one TCP connection kept behind a gap before the gap is given up
 * @param maxConnections TCP directions followed at a time
 * @param duplicateWindow SCTP chunks remembered to recognise a retransmission
 * @param maxInterfaces interfaces in one section of a pcapng file
 * @param maxTextBytes longest input that is not a capture file
 * @param maxKeptProblems problems kept in full; further ones are counted
 */
public record CaptureLimits(
        int maxPacketBytes,
        int maxMessageBytes,
        int maxReassemblyBytes,
        int maxOpenFragments,
        int maxOutOfOrderBytes,
        int maxConnections,
        int duplicateWindow,
        int maxInterfaces,
        int maxTextBytes,
        int maxKeptProblems) {

    private static final int MEBI = 1 << 20;

    public CaptureLimits {
        int smallest = Math.min(
                Math.min(Math.min(maxPacketBytes, maxMessageBytes), Math.min(maxReassemblyBytes, maxOpenFragments)),
                Math.min(
                        Math.min(maxOutOfOrderBytes, maxConnections),
                        Math.min(Math.min(duplicateWindow, maxInterfaces), Math.min(maxTextBytes, maxKeptProblems))));
        if (smallest < 1) {
            throw new IllegalArgumentException("every limit must be at least 1, one is " + smallest);
        }
    }

    /** Limits that no honest capture of E2 traffic reaches: PDUs up to 4 MiB, 64 MiB of unfinished ones. */
    public static CaptureLimits defaults() {
        return new CaptureLimits(MEBI, 4 * MEBI, 64 * MEBI, 65_536, MEBI, 4_096, 65_536, 4_096, 16 * MEBI, 1_000);
    }
}
