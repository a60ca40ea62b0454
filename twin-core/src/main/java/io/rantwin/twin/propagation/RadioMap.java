package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.topology.ModelBasis;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where demand is and how each cell is received there: weighted points with path gains to their strongest cells. Immutable, in
 * flat arrays; the points of a home cell stand together, like-minded ones (those with the same interferers) side by side.
 *
 * <p>A gain is the ratio of received to radiated power, antennas included. For points of known geometry the directions are kept,
 * so that a tilt changes the gains ({@link #tilted}).
 */
public final class RadioMap {
    /** Stands where a point has fewer candidates than there is room for. */
    public static final int NONE = -1;

    private static final int MOST_ENTRIES = 1 << 28;

    private final int cells;
    private final int candidates;
    private final AntennaPattern pattern;
    private final ModelBasis[] basis;
    private final double[] mechanicalTilt;
    private final double[] electricalTilt;
    private final int[] home;
    private final double[] weight;
    private final double[] background;
    private final int[] cell;
    private final double[] isotropic;
    private final float[] azimuthOffset;
    private final float[] depression;
    private final double[] gain;

    /** Takes over the arrays; gains follow from the isotropic ones and the antennas. */
    RadioMap(
            AntennaPattern pattern,
            ModelBasis[] basis,
            double[] mechanicalTilt,
            double[] electricalTilt,
            Points points) {
        this(
                basis.length,
                points.candidates(),
                pattern,
                basis,
                mechanicalTilt,
                electricalTilt,
                points.home(),
                points.weight(),
                points.background(),
                points.cell(),
                points.isotropic(),
                points.azimuthOffset(),
                points.depression(),
                points.isotropic().clone());
        Arrays.setAll(gain, this::entryGain);
    }

    private RadioMap(
            int cells,
            int candidates,
            AntennaPattern pattern,
            ModelBasis[] basis,
            double[] mechanicalTilt,
            double[] electricalTilt,
            int[] home,
            double[] weight,
            double[] background,
            int[] cell,
            double[] isotropic,
            float[] azimuthOffset,
            float[] depression,
            double[] gain) {
        this.cells = cells;
        this.candidates = candidates;
        this.pattern = pattern;
        this.basis = basis;
        this.mechanicalTilt = mechanicalTilt;
        this.electricalTilt = electricalTilt;
        this.home = home;
        this.weight = weight;
        this.background = background;
        this.cell = cell;
        this.isotropic = isotropic;
        this.azimuthOffset = azimuthOffset;
        this.depression = depression;
        this.gain = gain;
    }

    /**
     * Arrays of points before they become a map.
     *
     * @param candidates entries of each point in the arrays that follow {@code background}
     * @param home cell whose demand the point carries
     * @param weight share of that demand; sums to 1 over a home cell
     * @param background interference from cells that are not in the topology, as a ratio to the strongest candidate's power
     * @param cell candidates, or {@link #NONE}
     * @param isotropic gains without the cell's antenna where its geometry is known, else whole gains
     * @param azimuthOffset direction of the user from the boresight in degrees, NaN where the gain is whole
     * @param depression how far below the horizon the user is seen in degrees
     */
    record Points(
            int candidates,
            int[] home,
            double[] weight,
            double[] background,
            int[] cell,
            double[] isotropic,
            float[] azimuthOffset,
            float[] depression) {}

    /** Number of cells. */
    public int cells() {
        return cells;
    }

    /** Number of demand points. */
    public int points() {
        return home.length;
    }

    /** Candidates that each point has room for; they are sorted by received power at the time the map was made. */
    public int candidates() {
        return candidates;
    }

    /** What a cell's points stand on. */
    public ModelBasis basis(int index) {
        return basis[index];
    }

    /** Cell whose demand a point carries. */
    public int home(int point) {
        return home[point];
    }

    /** Share of its home cell's demand that a point carries. */
    public double weight(int point) {
        return weight[point];
    }

    /** Interference from cells outside the topology, as a ratio to the strongest candidate's power. */
    public double background(int point) {
        return background[point];
    }

    /** The k-th candidate of a point, or {@link #NONE}. */
    public int cell(int point, int k) {
        return cell[point * candidates + k];
    }

    /** Path gain to the k-th candidate, antennas included. */
    public double gain(int point, int k) {
        return gain[point * candidates + k];
    }

    /** Whether a tilt of that cell changes anything here. */
    public boolean followsTilt(int index) {
        return basis[index] == ModelBasis.GEOMETRY;
    }

    /** Tilt of a cell, the mechanical part in degrees. */
    public double mechanicalTiltDegrees(int index) {
        return mechanicalTilt[index];
    }

    /** Tilt of a cell, the electrical part in degrees. */
    public double electricalTiltDegrees(int index) {
        return electricalTilt[index];
    }

    /** The map after a change of electrical tilts; arrays that do not change are shared. */
    public RadioMap tilted(double[] electricalTiltDegrees) {
        double[] tilts = electricalTiltDegrees.clone();
        RadioMap map = new RadioMap(
                cells,
                candidates,
                pattern,
                basis,
                mechanicalTilt,
                tilts,
                home,
                weight,
                background,
                cell,
                isotropic,
                azimuthOffset,
                depression,
                gain.clone());
        for (int e = 0; e < cell.length; e++) {
            if (cell[e] != NONE && tilts[cell[e]] != electricalTilt[cell[e]]) {
                map.gain[e] = map.entryGain(e);
            }
        }
        return map;
    }

    /** The map with gains of each cell multiplied by a calibrated ratio, for all its entries alike. */
    public RadioMap calibrated(double[] offsetDb) {
        double[] ratio = new double[cells];
        Arrays.setAll(ratio, i -> PortableMath.ratio(offsetDb[i]));
        double[] scaled = isotropic.clone();
        double[] gains = gain.clone();
        for (int e = 0; e < cell.length; e++) {
            if (cell[e] != NONE) {
                scaled[e] *= ratio[cell[e]];
                gains[e] *= ratio[cell[e]];
            }
        }
        return new RadioMap(
                cells,
                candidates,
                pattern,
                basis,
                mechanicalTilt,
                electricalTilt,
                home,
                weight,
                background,
                cell,
                scaled,
                azimuthOffset,
                depression,
                gains);
    }

    /** The map with other weights, which must be at least 0 and are made to sum to 1 over each home cell. */
    public RadioMap weighted(double[] weights) {
        double[] sum = new double[cells];
        for (int p = 0; p < home.length; p++) {
            sum[home[p]] += weights[p];
        }
        double[] shares = new double[home.length];
        Arrays.setAll(shares, p -> weights[p] / sum[home[p]]);
        return new RadioMap(
                cells,
                candidates,
                pattern,
                basis,
                mechanicalTilt,
                electricalTilt,
                home,
                shares,
                background,
                cell,
                isotropic,
                azimuthOffset,
                depression,
                gain);
    }

    private double entryGain(int e) {
        if (cell[e] == NONE || Float.isNaN(azimuthOffset[e])) {
            return isotropic[e];
        }
        int c = cell[e];
        double dbi = pattern.gainDbi(azimuthOffset[e], depression[e], mechanicalTilt[c], electricalTilt[c]);
        return isotropic[e] * PortableMath.ratio(dbi);
    }

    /** Writes all bits of the map. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(cells);
        out.writeInt(points());
        out.writeInt(candidates);
        MapOctets.writePattern(pattern, out);
        for (ModelBasis b : basis) {
            out.writeUTF(b.name());
        }
        MapOctets.write(mechanicalTilt, out);
        MapOctets.write(electricalTilt, out);
        MapOctets.write(home, out);
        MapOctets.write(weight, out);
        MapOctets.write(background, out);
        MapOctets.write(cell, out);
        MapOctets.write(isotropic, out);
        MapOctets.write(azimuthOffset, out);
        MapOctets.write(depression, out);
        MapOctets.write(gain, out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the octets end early or are no map
     */
    public static RadioMap read(DataInput in) throws IOException {
        int cells = in.readInt();
        int points = in.readInt();
        int candidates = in.readInt();
        if (cells < 1
                || points < 0
                || candidates < 1
                || (long) points * candidates > MOST_ENTRIES
                || cells > MOST_ENTRIES) {
            throw new IOException("A radio map cannot have " + cells + " cells, " + points + " points and " + candidates
                    + " candidates.");
        }
        AntennaPattern pattern = MapOctets.readPattern(in);
        ModelBasis[] basis = new ModelBasis[cells];
        for (int i = 0; i < cells; i++) {
            basis[i] = MapOctets.readBasis(in);
        }
        int entries = points * candidates;
        return new RadioMap(
                cells,
                candidates,
                pattern,
                basis,
                MapOctets.readDoubles(cells, in),
                MapOctets.readDoubles(cells, in),
                MapOctets.readIndices(points, 0, cells, in),
                MapOctets.readDoubles(points, in),
                MapOctets.readDoubles(points, in),
                MapOctets.readIndices(entries, NONE, cells, in),
                MapOctets.readDoubles(entries, in),
                MapOctets.readFloats(entries, in),
                MapOctets.readFloats(entries, in),
                MapOctets.readDoubles(entries, in));
    }
}
