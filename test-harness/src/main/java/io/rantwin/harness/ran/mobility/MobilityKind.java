package io.rantwin.harness.ran.mobility;

/** How a UE moves. */
public enum MobilityKind {
    INDOOR_STATIC,
    PEDESTRIAN,
    VEHICULAR
}
