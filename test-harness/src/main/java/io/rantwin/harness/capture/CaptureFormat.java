package io.rantwin.harness.capture;

/** The capture files that {@link PcapWriter} writes; all in most significant octet first. */
public enum CaptureFormat {
    /** libpcap with microseconds. */
    PCAP_MICROS,
    /** libpcap with nanoseconds. */
    PCAP_NANOS,
    /** pcapng with nanoseconds. */
    PCAPNG
}
