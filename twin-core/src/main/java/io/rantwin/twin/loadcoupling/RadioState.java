package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the cells radiate and how they are chosen: powers, states, offsets, links. Immutable; {@code with...} give changed copies.
 */
public final class RadioState {
    /** Of a cell whose power is not configured. */
    public static final double DEFAULT_POWER_DBM = 46;

    private static final int MOST_CELLS = 20_000;
    private static final int CHUNK = 1 << 16;

    private final double[] powerDbm;
    private final boolean[] serving;
    private final int[] carrier;
    private final double[] hertz;
    private final double[] subcarrierHertz;
    private final double[] downlinkShare;
    private final double[] overlap;
    private final LinkModel[] link;
    private final double[] offsetDb;

    private RadioState(
            double[] powerDbm,
            boolean[] serving,
            int[] carrier,
            double[] hertz,
            double[] subcarrierHertz,
            double[] downlinkShare,
            double[] overlap,
            LinkModel[] link,
            double[] offsetDb) {
        this.powerDbm = powerDbm;
        this.serving = serving;
        this.carrier = carrier;
        this.hertz = hertz;
        this.subcarrierHertz = subcarrierHertz;
        this.downlinkShare = downlinkShare;
        this.overlap = overlap;
        this.link = link;
        this.offsetDb = offsetDb;
    }

    /** The network as configured, all cells with one link model. */
    public static RadioState of(Topology topology, LinkModel model) {
        int n = topology.cells().size();
        int carriers = topology.carriers().size();
        RadioState state = new RadioState(
                new double[n],
                new boolean[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new double[carriers * carriers],
                new LinkModel[n],
                new double[n * n]);
        for (int c = 0; c < n; c++) {
            Cell cell = topology.cells().get(c);
            state.carrier[c] = topology.carrierOf(c);
            Carrier carrier = topology.carriers().get(state.carrier[c]);
            Double dbm = cell.configuredMaxTxPowerDbm();
            state.powerDbm[c] = dbm == null ? DEFAULT_POWER_DBM : dbm;
            state.serving[c] = cell.unlocked();
            state.hertz[c] = carrier.occupiedHertz();
            state.subcarrierHertz[c] = carrier.subcarrierSpacingHertz();
            state.downlinkShare[c] = carrier.downlinkShare();
            state.link[c] = model;
        }
        for (int a = 0; a < carriers; a++) {
            for (int b = 0; b < carriers; b++) {
                state.overlap[a * carriers + b] = topology.carriers()
                        .get(a)
                        .overlappedBy(topology.carriers().get(b));
            }
        }
        for (NeighbourRelation relation : topology.relations()) {
            state.offsetDb[relation.cell() * n + relation.neighbour()] = relation.cellIndividualOffsetDb();
        }
        return state;
    }

    /** Number of cells. */
    public int cells() {
        return powerDbm.length;
    }

    /** Power over the whole carrier. */
    public double powerDbm(int cell) {
        return powerDbm[cell];
    }

    /** Whether the cell serves users and radiates. */
    public boolean isServing(int cell) {
        return serving[cell];
    }

    /** Index of the cell's carrier. */
    public int carrier(int cell) {
        return carrier[cell];
    }

    /** Power density in W/Hz while a PRB is in use, 0 for a cell that does not serve. */
    public double wattsPerHertz(int cell) {
        return serving[cell] ? PortableMath.watts(powerDbm[cell]) / hertz[cell] : 0;
    }

    /** What the received power is compared by: that of one resource element, before the path gain. */
    public double referenceWatts(int cell) {
        return wattsPerHertz(cell) * subcarrierHertz[cell];
    }

    /** Bandwidth that data can use, downlink share taken into account. */
    public double usableHertz(int cell) {
        return hertz[cell] * downlinkShare[cell];
    }

    /** Share of one cell's PRBs that another one's can hit. */
    public double overlap(int cell, int other) {
        int carriers = (int) Math.sqrt(overlap.length);
        return overlap[carrier[cell] * carriers + carrier[other]];
    }

    /** Link model of a cell's users. */
    public LinkModel link(int cell) {
        return link[cell];
    }

    /** Cell individual offset that a cell applies to a neighbour. */
    public double offsetDb(int cell, int neighbour) {
        return offsetDb[cell * powerDbm.length + neighbour];
    }

    /** With another power of a cell. */
    public RadioState withPowerDbm(int cell, double dbm) {
        double[] changed = powerDbm.clone();
        changed[cell] = dbm;
        return new RadioState(
                changed, serving, carrier, hertz, subcarrierHertz, downlinkShare, overlap, link, offsetDb);
    }

    /** With a cell on or off. */
    public RadioState withServing(int cell, boolean on) {
        boolean[] changed = serving.clone();
        changed[cell] = on;
        return new RadioState(
                powerDbm, changed, carrier, hertz, subcarrierHertz, downlinkShare, overlap, link, offsetDb);
    }

    /** With another cell individual offset. */
    public RadioState withOffsetDb(int cell, int neighbour, double decibels) {
        double[] changed = offsetDb.clone();
        changed[cell * powerDbm.length + neighbour] = decibels;
        return new RadioState(
                powerDbm, serving, carrier, hertz, subcarrierHertz, downlinkShare, overlap, link, changed);
    }

    /** With other link models of all cells. */
    public RadioState withLinks(LinkModel[] models) {
        if (models.length != cells()) {
            throw new IllegalArgumentException(models.length + " link models are not those of " + cells() + " cells.");
        }
        return new RadioState(
                powerDbm, serving, carrier, hertz, subcarrierHertz, downlinkShare, overlap, models.clone(), offsetDb);
    }

    /** Writes all bits of the state. */
    public void write(DataOutput out) throws IOException {
        int n = cells();
        out.writeInt(n);
        out.writeInt((int) Math.sqrt(overlap.length));
        for (int i = 0; i < n; i++) {
            out.writeDouble(powerDbm[i]);
            out.writeBoolean(serving[i]);
            out.writeInt(carrier[i]);
            out.writeDouble(hertz[i]);
            out.writeDouble(subcarrierHertz[i]);
            out.writeDouble(downlinkShare[i]);
            out.writeDouble(link[i].eta());
            out.writeDouble(link[i].gamma());
            out.writeDouble(link[i].seMax());
            out.writeDouble(link[i].noiseFigureDb());
        }
        for (double share : overlap) {
            out.writeDouble(share);
        }
        for (double offset : offsetDb) {
            out.writeDouble(offset);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when the octets end early or are no state
     */
    public static RadioState read(DataInput in) throws IOException {
        int n = in.readInt();
        int carriers = in.readInt();
        if (n < 1 || n > MOST_CELLS || carriers < 1 || carriers > n) {
            throw new IOException("A radio state cannot have " + n + " cells and " + carriers + " carriers.");
        }
        RadioState state = new RadioState(
                new double[n],
                new boolean[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new double[0],
                new LinkModel[n],
                new double[0]);
        for (int i = 0; i < n; i++) {
            state.powerDbm[i] = in.readDouble();
            state.serving[i] = in.readBoolean();
            state.carrier[i] = in.readInt();
            state.hertz[i] = in.readDouble();
            state.subcarrierHertz[i] = in.readDouble();
            state.downlinkShare[i] = in.readDouble();
            if (state.carrier[i] < 0 || state.carrier[i] >= carriers) {
                throw new IOException("Cell " + i + " of a radio state has no carrier " + state.carrier[i] + ".");
            }
            try {
                state.link[i] = new LinkModel(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            } catch (IllegalArgumentException e) {
                throw new IOException("Cell " + i + " of a radio state has no link model.", e);
            }
        }
        double[] overlap = readDoubles(carriers * carriers, in);
        return new RadioState(
                state.powerDbm,
                state.serving,
                state.carrier,
                state.hertz,
                state.subcarrierHertz,
                state.downlinkShare,
                overlap,
                state.link,
                readDoubles(n * n, in));
    }

    // Grows with what is there: octets that promise a figure for each of many pairs and hold none must not take memory
    // for them.
    private static double[] readDoubles(int count, DataInput in) throws IOException {
        double[] values = new double[Math.min(count, CHUNK)];
        for (int i = 0; i < count; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(count, 2 * i));
            values[i] = in.readDouble();
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RadioState that
                && Arrays.equals(powerDbm, that.powerDbm)
                && Arrays.equals(serving, that.serving)
                && Arrays.equals(carrier, that.carrier)
                && Arrays.equals(hertz, that.hertz)
                && Arrays.equals(subcarrierHertz, that.subcarrierHertz)
                && Arrays.equals(downlinkShare, that.downlinkShare)
                && Arrays.equals(overlap, that.overlap)
                && Arrays.equals(link, that.link)
                && Arrays.equals(offsetDb, that.offsetDb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(powerDbm) * 31 + Arrays.hashCode(serving);
    }
}
