package io.rantwin.harness.ran.site;

/**
 * The deployment scenarios of 3GPP TR 38.901 with the site heights and distances of its clause 7.2.
 *
 * @see <a href="https://www.3gpp.org/dynareport/38901.htm">TR 38.901, tables 7.2-1 to 7.2-3</a>
 */
public enum Environment {
    /** Urban macro: antennas above the roofs. */
    UMA(25.0, 500.0, 35.0),
    /** Urban micro, street canyon: antennas below the roofs. */
    UMI_STREET_CANYON(10.0, 200.0, 10.0),
    /** Rural macro. */
    RMA(35.0, 1732.0, 35.0),
    /** Indoor hotspot (office): antennas on the ceiling. */
    INDOOR_HOTSPOT(3.0, 20.0, 0.0);

    private final double siteHeightMetres;
    private final double interSiteDistanceMetres;
    private final double leastDistanceMetres;

    Environment(double siteHeightMetres, double interSiteDistanceMetres, double leastDistanceMetres) {
        this.siteHeightMetres = siteHeightMetres;
        this.interSiteDistanceMetres = interSiteDistanceMetres;
        this.leastDistanceMetres = leastDistanceMetres;
    }

    /** Usual antenna height above ground in metres. */
    public double siteHeightMetres() {
        return siteHeightMetres;
    }

    /** Usual distance between neighbouring sites in metres. */
    public double interSiteDistanceMetres() {
        return interSiteDistanceMetres;
    }

    /** Least horizontal distance between a site and a user that evaluations drop, in metres. */
    public double leastDistanceMetres() {
        return leastDistanceMetres;
    }
}
