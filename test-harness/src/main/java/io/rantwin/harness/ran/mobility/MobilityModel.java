package io.rantwin.harness.ran.mobility;

/** Moves the UEs it was given; all models of a scenario write the same {@link UePositions}. */
public sealed interface MobilityModel permits GaussMarkovWalk, IndoorPlaces, StreetDrive, WaypointWalk {
    /** Lets time pass for all its UEs. */
    void step(double seconds);

    /** The UEs it moves, not to be changed. */
    int[] ues();
}
