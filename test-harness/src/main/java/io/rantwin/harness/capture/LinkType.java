package io.rantwin.harness.capture;

/** Numbers of the link-layer registry of the Tcpdump group that we read or write. */
final class LinkType {

    static final int NULL = 0;
    static final int ETHERNET = 1;
    static final int RAW_BSD = 12;
    static final int RAW_OPENBSD = 14;
    static final int RAW = 101;
    static final int LOOP = 108;
    static final int LINUX_SLL = 113;
    static final int FIRST_USER = 147;
    static final int LAST_USER = 162;
    static final int IPV4 = 228;
    static final int IPV6 = 229;
    static final int WIRESHARK_UPPER_PDU = 252;
    static final int LINUX_SLL2 = 276;

    private LinkType() {}
}
