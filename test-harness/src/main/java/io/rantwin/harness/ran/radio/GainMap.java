package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Sector;
import io.rantwin.harness.ran.site.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Path gain from every cell to one user: antenna gain - path loss - shadowing - penetration, the negative of the coupling
 * loss. The user's antenna has 0 dBi.
 *
 * <p>This is the inner function of the simulation: it allocates nothing. Per site it looks up the nearest image, line of
 * sight and shadowing once; per carrier and height the path loss once; per cell the antenna. The electrical tilt can be
 * changed while the network runs. One instance belongs to one thread.
 */
public final class GainMap {
    private final Layout layout;
    private final ShadowFading shadowFading;
    private final LinkConditions conditions;
    private final AntennaColumn antenna;
    private final Map<Double, float[]> cuts = new HashMap<>();
    private final int siteCount;
    private final int cellCount;

    // By cell; cells of a site follow each other from firstCell[site].
    private final int[] firstCell;
    private final int[] lossOfCell;
    private final float[][] cut;
    private final double[] azimuthSine;
    private final double[] azimuthCosine;
    private final double[] tiltSine;
    private final double[] tiltCosine;

    // By path loss: one for each carrier and height of a site, from firstLoss[site].
    private final int[] firstLoss;
    private final PathLoss[] losses;
    private final int[] lossCarrier;
    private final double[] lossHeight;
    private final double[] lossNow;

    private final Penetration[] penetrations;
    private final double[] penetrationNow;
    private final double[] way = new double[2];

    /** A map over a layout whose cells all have the same kind of antenna. */
    public GainMap(Layout layout, ShadowFading shadowFading, LinkConditions conditions, AntennaColumn antenna) {
        this.layout = layout;
        this.shadowFading = shadowFading;
        this.conditions = conditions;
        this.antenna = antenna;
        siteCount = layout.sites().size();
        cellCount = layout.cells().size();
        firstCell = new int[siteCount + 1];
        lossOfCell = new int[cellCount];
        cut = new float[cellCount][];
        azimuthSine = new double[cellCount];
        azimuthCosine = new double[cellCount];
        tiltSine = new double[cellCount];
        tiltCosine = new double[cellCount];
        firstLoss = new int[siteCount + 1];
        PathLoss[] found = new PathLoss[cellCount];
        lossCarrier = new int[cellCount];
        lossHeight = new double[cellCount];
        lossNow = new double[cellCount];
        int lossCount = 0;
        for (int cell = 0; cell < cellCount; cell++) {
            Sector sector = layout.sectorOf(cell);
            Site site = layout.sites().get(layout.siteOf(cell));
            if (firstCell[site.index() + 1] == 0) {
                firstCell[site.index()] = cell;
                firstLoss[site.index()] = lossCount;
            }
            firstCell[site.index() + 1] = cell + 1;
            int loss = firstLoss[site.index()];
            while (loss < lossCount
                    && !(lossCarrier[loss] == layout.carrierOf(cell) && lossHeight[loss] == sector.heightMetres())) {
                loss++;
            }
            if (loss == lossCount) {
                lossCarrier[loss] = layout.carrierOf(cell);
                lossHeight[loss] = sector.heightMetres();
                double frequency = layout.carriers().get(lossCarrier[loss]).frequencyHertz();
                found[loss] = new PathLoss(site.environment(), frequency, lossHeight[loss]);
                lossCount++;
            }
            lossOfCell[cell] = loss;
            firstLoss[site.index() + 1] = lossCount;
            double azimuth = StrictMath.toRadians(sector.azimuthDegrees());
            azimuthSine[cell] = StrictMath.sin(azimuth);
            azimuthCosine[cell] = StrictMath.cos(azimuth);
            double tilt = StrictMath.toRadians(sector.mechanicalTiltDegrees());
            tiltSine[cell] = StrictMath.sin(tilt);
            tiltCosine[cell] = StrictMath.cos(tilt);
            setElectricalTilt(cell, sector.electricalTiltDegrees());
        }
        losses = Arrays.copyOf(found, lossCount);
        penetrations = new Penetration[layout.carriers().size()];
        for (int carrier = 0; carrier < penetrations.length; carrier++) {
            penetrations[carrier] =
                    new Penetration(layout.carriers().get(carrier).frequencyHertz());
        }
        penetrationNow = new double[penetrations.length];
    }

    /** How many cells a call fills in. */
    public int cellCount() {
        return cellCount;
    }

    /** Steers a cell's beam; positive is down. The table of each tilt in use is kept. */
    public void setElectricalTilt(int cell, double degrees) {
        cut[cell] = cuts.computeIfAbsent(degrees, antenna::verticalCut);
    }

    /**
     * Works out the gain from every cell to one user.
     *
     * @param xMetres user east; within the layout or one wrap vector of it
     * @param yMetres user north
     * @param userHeightMetres user above ground
     * @param surroundings what is around the user
     * @param indoorDistanceMetres how deep in the building, 0 elsewhere
     * @param penetrationDeviate the user's own standard normal deviate of the penetration loss
     * @param gainDecibels receives the gains in decibels, one a cell from {@code offset} on
     * @param gain receives the same as ratios
     * @param offset where to begin in both
     */
    public void gains(
            double xMetres,
            double yMetres,
            double userHeightMetres,
            Surroundings surroundings,
            double indoorDistanceMetres,
            double penetrationDeviate,
            float[] gainDecibels,
            float[] gain,
            int offset) {
        boolean indoor = surroundings.indoor();
        double depth = indoor ? indoorDistanceMetres : 0.0;
        for (int carrier = 0; carrier < penetrations.length; carrier++) {
            penetrationNow[carrier] = penetrations[carrier].decibels(surroundings, depth, penetrationDeviate);
        }
        LinkState seen = indoor ? LinkState.O2I : LinkState.LOS;
        LinkState hidden = indoor ? LinkState.O2I : LinkState.NLOS;
        double commonSeen = shadowFading.commonDeviate(seen, xMetres, yMetres);
        double commonHidden = indoor ? commonSeen : shadowFading.commonDeviate(hidden, xMetres, yMetres);
        for (int site = 0; site < siteCount; site++) {
            layout.displacement(site, xMetres, yMetres, way);
            double square = way[0] * way[0] + way[1] * way[1];
            double distance = Math.sqrt(square);
            boolean los =
                    conditions.lineOfSight(site, xMetres, yMetres, Math.max(distance - depth, 0.0), userHeightMetres);
            double shadow =
                    shadowFading.decibels(site, los ? seen : hidden, xMetres, yMetres, los ? commonSeen : commonHidden);
            double ground = conditions.environmentHeightMetres(site, xMetres, yMetres, distance, userHeightMetres);
            for (int loss = firstLoss[site]; loss < firstLoss[site + 1]; loss++) {
                lossNow[loss] = losses[loss].decibels(los, distance, userHeightMetres, ground)
                        + shadow
                        + penetrationNow[lossCarrier[loss]];
            }
            for (int cell = firstCell[site]; cell < firstCell[site + 1]; cell++) {
                int loss = lossOfCell[cell];
                double rise = userHeightMetres - lossHeight[loss];
                double decibels = antennaGain(cell, square, rise) - lossNow[loss];
                gainDecibels[offset + cell] = (float) decibels;
                gain[offset + cell] = (float) PortableMath.fromDecibels(decibels);
            }
        }
    }

    /** The way to the user in the panel's own axes: turned by the azimuth, then leaned down by the mechanical tilt. */
    private double antennaGain(int cell, double square, double rise) {
        double length = Math.sqrt(square + rise * rise);
        if (length == 0.0) {
            return AntennaColumn.gainDbi(cut[cell], 1.0, 0.0, 0.0);
        }
        double scale = 1.0 / length;
        double ahead = (way[0] * azimuthSine[cell] + way[1] * azimuthCosine[cell]) * scale;
        double right = (way[0] * azimuthCosine[cell] - way[1] * azimuthSine[cell]) * scale;
        double up = rise * scale;
        double forward = ahead * tiltCosine[cell] - up * tiltSine[cell];
        double upright = ahead * tiltSine[cell] + up * tiltCosine[cell];
        return AntennaColumn.gainDbi(cut[cell], forward, right, Math.min(Math.max(upright, -1.0), 1.0));
    }
}
