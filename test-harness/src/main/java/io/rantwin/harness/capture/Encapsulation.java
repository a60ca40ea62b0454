package io.rantwin.harness.capture;

/** What {@link PcapWriter} puts around a PDU. */
public sealed interface Encapsulation {

    /**
     * Ethernet, IPv4 or IPv6, SCTP. Wireshark finds E2AP by the payload protocol; versions that know only a port of their own (4.0 for one, 37464) want to be
     * told: {@code -d sctp.port==36421,e2ap}, or "Decode as".
     *
     * @param maxUserDataBytes longest SCTP chunk content, 1..65000; longer PDUs are written as fragments
     * @param source sender of PDUs that have none
     * @param destination receiver of PDUs that have none
     */
    record SctpOverEthernet(int maxUserDataBytes, Endpoint source, Endpoint destination) implements Encapsulation {

        private static final int MAX_USER_DATA_OCTETS = 65_000;

        public SctpOverEthernet {
            if (maxUserDataBytes < 1 || maxUserDataBytes > MAX_USER_DATA_OCTETS) {
                throw new IllegalArgumentException(
                        "chunk content of %d octets is not in 1..%d".formatted(maxUserDataBytes, MAX_USER_DATA_OCTETS));
            }
        }
    }

    /**
     * Nothing: each packet is a PDU. Wireshark wants to be told (preferences, protocols, DLT_USER).
     *
     * @param linkType a user link type, 147..162
     */
    record UserLink(int linkType) implements Encapsulation {

        public UserLink {
            if (linkType < LinkType.FIRST_USER || linkType > LinkType.LAST_USER) {
                throw new IllegalArgumentException(
                        "link type %d is not in %d..%d".formatted(linkType, LinkType.FIRST_USER, LinkType.LAST_USER));
            }
        }
    }
}
