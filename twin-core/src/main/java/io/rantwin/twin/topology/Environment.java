package io.rantwin.twin.topology;

/** Propagation scenarios of TR 38.901 clause 7.2. */
public enum Environment {
    /** Urban macro, antennas above the roofs. */
    UMA,
    /** Urban micro in a street canyon, antennas below the roofs. */
    UMI_STREET_CANYON,
    /** Rural macro. */
    RMA,
    /** Indoor office. */
    INDOOR_HOTSPOT
}
