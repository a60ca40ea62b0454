package io.rantwin.harness.link;

/** What carries E2AP between two processes. */
public enum Transport {
    /** As the standard has it: payload protocol id 70. */
    SCTP,
    /** A stand-in for kernels without SCTP: a 4-octet big-endian length before each PDU. */
    TCP
}
