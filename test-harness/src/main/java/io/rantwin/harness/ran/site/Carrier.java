package io.rantwin.harness.ran.site;

/**
 * One FR1 downlink carrier. Cells on the same carrier interfere with each other, cells on different ones do not.
 *
 * @param name what people call it, such as "n78-3600"; unique in a layout
 * @param band operating band of TS 38.101-1, such as 78
 * @param frequencyHertz centre of the downlink, 410 MHz to 7.125 GHz
 * @param numerology 0, 1 or 2: subcarriers of 15, 30 or 60 kHz (TS 38.211 table 4.2-1)
 * @param bandwidthMegahertz channel bandwidth; with the numerology one of TS 38.101-1 table 5.3.2-1
 * @param downlinkShare share of the time that carries downlink, 1 for FDD, above 0 and below 1 for TDD
 */
public record Carrier(
        String name, int band, double frequencyHertz, int numerology, int bandwidthMegahertz, double downlinkShare) {
    private static final double LOWEST_HERTZ = 410e6;
    private static final double HIGHEST_HERTZ = 7.125e9;
    private static final int SUBCARRIERS_OF_A_BLOCK = 12;
    private static final int SYMBOLS_OF_A_SLOT = 14;

    /**
     * Checks the carrier.
     *
     * @throws IllegalArgumentException when FR1 has no such carrier
     */
    public Carrier {
        if (!(frequencyHertz >= LOWEST_HERTZ && frequencyHertz <= HIGHEST_HERTZ)) {
            throw new IllegalArgumentException(
                    "Carrier " + name + " at " + frequencyHertz + " Hz is outside FR1 (410 MHz to 7.125 GHz).");
        }
        if (ResourceBlocks.count(numerology, bandwidthMegahertz) == 0) {
            throw new IllegalArgumentException("Carrier " + name + ": TS 38.101-1 has no channel of "
                    + bandwidthMegahertz + " MHz with numerology " + numerology + ".");
        }
        if (!(downlinkShare > 0.0 && downlinkShare <= 1.0)) {
            throw new IllegalArgumentException(
                    "Carrier " + name + ": the downlink share " + downlinkShare + " is not within ]0, 1].");
        }
    }

    /** Subcarrier spacing in hertz. */
    public double subcarrierSpacingHertz() {
        return 15_000.0 * (1 << numerology);
    }

    /** Resource blocks of the carrier (TS 38.101-1 table 5.3.2-1). */
    public int resourceBlocks() {
        return ResourceBlocks.count(numerology, bandwidthMegahertz);
    }

    /** Width of one resource block in hertz. */
    public double resourceBlockHertz() {
        return SUBCARRIERS_OF_A_BLOCK * subcarrierSpacingHertz();
    }

    /** Width of all resource blocks together in hertz: what noise and power are counted over. */
    public double occupiedHertz() {
        return resourceBlocks() * resourceBlockHertz();
    }

    /** Slots in one second. */
    public int slotsPerSecond() {
        return 1000 << numerology;
    }

    /** Resource elements that one resource block offers to the downlink in one second, control and pilots included. */
    public double downlinkElementsPerBlockSecond() {
        return downlinkShare * slotsPerSecond() * SYMBOLS_OF_A_SLOT * SUBCARRIERS_OF_A_BLOCK;
    }
}
