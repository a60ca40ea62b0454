package io.rantwin.xapp.subscription;

/** The E2 connection of a node as the R-NIB tells it. A node that nothing was told of counts as disconnected. */
public enum NodeConnection {
    CONNECTED,
    DISCONNECTED,
    UNDER_RESET
}
