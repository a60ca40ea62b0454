package io.rantwin.harness.capture;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which traffic of a capture is E2. A user message of SCTP is taken when its payload protocol identifier is one of {@code payloadProtocolIds} on whatever
 * port; between E2 ports the identifier may also be 0 or one of these in the wrong octet order, as some senders write it.
 *
 * @param ports E2 ports; source or destination must be one of them
 * @param anyPort take every port as an E2 port (SCTP only)
 * @param payloadProtocolIds identifiers of E2 (70 E2-CP, 71 E2-UP, 72 E2-DU)
 * @param anyPayloadProtocol on E2 ports take every payload protocol identifier
 * @param tcpPorts ports on which TCP carries PDUs with a length of 4 octets before each
 * @param payloadLinkTypes link types whose packets are PDUs
 * @param limits what the reader may hold in memory
 */
public record CaptureOptions(
        Set<Integer> ports,
        boolean anyPort,
        Set<Long> payloadProtocolIds,
        boolean anyPayloadProtocol,
        Set<Integer> tcpPorts,
        Set<Integer> payloadLinkTypes,
        CaptureLimits limits) {

    private static final int FIRST_USER_LINK_TYPE = 147;
    private static final int LAST_USER_LINK_TYPE = 162;

    public CaptureOptions {
        ports = Set.copyOf(ports);
        payloadProtocolIds = Set.copyOf(payloadProtocolIds);
        tcpPorts = Set.copyOf(tcpPorts);
        payloadLinkTypes = Set.copyOf(payloadLinkTypes);
    }

    /** The registered ports 36421, 36422, 36423 and identifiers 70, 71, 72, and all user link types (147..162). */
    public static CaptureOptions defaults() {
        Set<Integer> e2Ports = Set.of(36421, 36422, 36423);
        Set<Integer> userLinkTypes = IntStream.rangeClosed(FIRST_USER_LINK_TYPE, LAST_USER_LINK_TYPE)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        return new CaptureOptions(
                e2Ports, false, Set.of(70L, 71L, 72L), false, e2Ports, userLinkTypes, CaptureLimits.defaults());
    }

    /** The same with other E2 ports, for SCTP and TCP. */
    public CaptureOptions withPorts(Set<Integer> e2Ports) {
        return new CaptureOptions(
                e2Ports, anyPort, payloadProtocolIds, anyPayloadProtocol, e2Ports, payloadLinkTypes, limits);
    }

    /** The same, taking every SCTP port as an E2 port. */
    public CaptureOptions withAnyPort() {
        return new CaptureOptions(
                ports, true, payloadProtocolIds, anyPayloadProtocol, tcpPorts, payloadLinkTypes, limits);
    }

    /** The same, taking every payload protocol identifier on E2 ports. */
    public CaptureOptions withAnyPayloadProtocol() {
        return new CaptureOptions(ports, anyPort, payloadProtocolIds, true, tcpPorts, payloadLinkTypes, limits);
    }

    /** The same with other link types whose packets are PDUs. */
    public CaptureOptions withPayloadLinkTypes(Set<Integer> linkTypes) {
        return new CaptureOptions(ports, anyPort, payloadProtocolIds, anyPayloadProtocol, tcpPorts, linkTypes, limits);
    }

    /** The same with other limits. */
    public CaptureOptions withLimits(CaptureLimits newLimits) {
        return new CaptureOptions(
                ports, anyPort, payloadProtocolIds, anyPayloadProtocol, tcpPorts, payloadLinkTypes, newLimits);
    }

    boolean takesSctp(int sourcePort, int destinationPort, long payloadProtocolId) {
        if (payloadProtocolIds.contains(payloadProtocolId)) {
            return true;
        }
        boolean e2Port = anyPort || ports.contains(sourcePort) || ports.contains(destinationPort);
        return e2Port
                && (anyPayloadProtocol
                        || payloadProtocolId == 0
                        || payloadProtocolIds.contains(
                                Integer.toUnsignedLong(Integer.reverseBytes((int) payloadProtocolId))));
    }

    boolean takesTcp(int sourcePort, int destinationPort) {
        return tcpPorts.contains(sourcePort) || tcpPorts.contains(destinationPort);
    }
}
