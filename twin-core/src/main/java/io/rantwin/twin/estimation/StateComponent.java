package io.rantwin.twin.estimation;

/** The six numbers that are estimated for a cell. The order is that of all state arrays. */
public enum StateComponent {
    /** Natural logarithm of the offered downlink traffic in bit/s. */
    TRAFFIC(0),
    /** Rate in 1/s at which {@link #TRAFFIC} returns to its level; level = traffic + trend x trend time constant. */
    TREND(1),
    /** Natural logarithm of the effective spectral efficiency in bit/s/Hz, overheads and layers included. */
    SPECTRAL_EFFICIENCY(2),
    /** Natural logarithm of the mean number of users in RRC connected. */
    USERS(3),
    /**
     * Natural logarithm of the users with waiting data over those that processor sharing has at this load, load / (1 - load).
     * The waiting bits are these users times the mean bits waiting of one.
     */
    BACKLOG(4),
    /** Temperature in degrees Celsius. */
    TEMPERATURE(5);

    /** Number of components. */
    public static final int COUNT = 6;

    private final int index;

    StateComponent(int index) {
        this.index = index;
    }

    /** Place in state arrays, 0 to {@link #COUNT} - 1. */
    public int index() {
        return index;
    }
}
