package io.rantwin.harness.ran.radio;

/** What is around a user, which decides what stands in the signal's last metres (3GPP TR 38.901 clause 7.4.3). */
public enum Surroundings {
    /** In the open. */
    OUTDOOR,
    /** In a car (clause 7.4.3.2). */
    CAR,
    /** In a building of standard glass and concrete (low-loss model of table 7.4.3-2). */
    BUILDING_LOW_LOSS,
    /** In a building of coated glass and concrete (high-loss model of table 7.4.3-2). */
    BUILDING_HIGH_LOSS;

    /** Whether the user is in a building. */
    public boolean indoor() {
        return this == BUILDING_LOW_LOSS || this == BUILDING_HIGH_LOSS;
    }
}
