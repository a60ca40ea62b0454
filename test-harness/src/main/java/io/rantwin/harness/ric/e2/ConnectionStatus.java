package io.rantwin.harness.ric.e2;

/** State of a node as the E2 manager and the R-NIB name it; the ordinal is the number in protobuf. */
public enum ConnectionStatus {
    UNKNOWN_CONNECTION_STATUS,
    CONNECTED,
    DISCONNECTED,
    CONNECTED_SETUP_FAILED,
    CONNECTING,
    SHUTTING_DOWN,
    SHUT_DOWN,
    UNDER_RESET
}
