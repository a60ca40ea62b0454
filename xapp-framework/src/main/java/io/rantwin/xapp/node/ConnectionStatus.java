package io.rantwin.xapp.node;

import org.jspecify.annotations.Nullable;

/** State of a node as the E2 manager and the R-NIB name it; the ordinal is the number in protobuf. */
public enum ConnectionStatus {
    UNKNOWN_CONNECTION_STATUS,
    /** The only one in which a node can be subscribed at and controlled. */
    CONNECTED,
    DISCONNECTED,
    CONNECTED_SETUP_FAILED,
    CONNECTING,
    SHUTTING_DOWN,
    SHUT_DOWN,
    UNDER_RESET;

    /** The status of this name; the unknown one for a name that this version does not have. */
    static ConnectionStatus ofName(String name) {
        for (ConnectionStatus status : values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return UNKNOWN_CONNECTION_STATUS;
    }

    /** The status of this number; the unknown one for a number that this version does not have. */
    static ConnectionStatus ofNumber(int number) {
        return number >= 0 && number < values().length ? values()[number] : UNKNOWN_CONNECTION_STATUS;
    }

    /** The status that the text ends with after an underscore, {@code null} when there is none. */
    static @Nullable ConnectionStatus atEndOf(String text) {
        for (ConnectionStatus status : values()) {
            if (text.endsWith("_" + status.name())) {
                return status;
            }
        }
        return null;
    }
}
