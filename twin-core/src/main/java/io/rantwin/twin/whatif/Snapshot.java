package io.rantwin.twin.whatif;

import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that what-ifs start from, at one moment. Immutable: arrays are never changed after they were handed over.
 *
 * @param networkTimeMillis network time
 * @param cellIds identities in the order of all arrays
 * @param map demand points and gains
 * @param radio powers, states, offsets, links
 * @param serving cell that serves each demand point
 * @param demandMean posterior mean of each home cell's demand in bit/s
 * @param demandDeviation its posterior deviation in bit/s
 * @param fastDeviation deviation of the demand's fast component, as a share of the mean
 * @param correlationSeconds correlation time of the fast component
 * @param admissionLimit users that each cell admits at once
 * @param meanFlowBits mean size of what users fetch, a file or a page: with the users that have data it makes the backlog
 * @param hysteresisDb of event A3, with its offset
 * @param shareError deviation of the logarithm of what part of a cell's demand lies towards each neighbour and how near to its border;
 *     0 for a map that is taken as true
 * @param slices parts of the traffic and policies, or {@link SliceMix#NONE}
 * @param connectedUsers of each home cell, who ask for its demand; NaN where not known
 * @param powers electrical power of cells as far as reports have told it, or {@link CellPowers#NONE}
 */
public record Snapshot(
        long networkTimeMillis,
        List<String> cellIds,
        RadioMap map,
        RadioState radio,
        int[] serving,
        double[] demandMean,
        double[] demandDeviation,
        double[] fastDeviation,
        double[] correlationSeconds,
        int[] admissionLimit,
        double[] meanFlowBits,
        double hysteresisDb,
        double shareError,
        SliceMix slices,
        double[] connectedUsers,
        CellPowers powers) {
    private static final int MAGIC = 0x5254534E;
    private static final int VERSION = 3;

    /** A snapshot in which neither how many users there are is known nor what power cells draw. */
    public Snapshot(
            long networkTimeMillis,
            List<String> cellIds,
            RadioMap map,
            RadioState radio,
            int[] serving,
            double[] demandMean,
            double[] demandDeviation,
            double[] fastDeviation,
            double[] correlationSeconds,
            int[] admissionLimit,
            double[] meanFlowBits,
            double hysteresisDb,
            double shareError,
            SliceMix slices) {
        this(
                networkTimeMillis,
                cellIds,
                map,
                radio,
                serving,
                demandMean,
                demandDeviation,
                fastDeviation,
                correlationSeconds,
                admissionLimit,
                meanFlowBits,
                hysteresisDb,
                shareError,
                slices,
                notKnown(cellIds.size()),
                CellPowers.NONE);
    }

    private static double[] notKnown(int cells) {
        double[] users = new double[cells];
        Arrays.fill(users, Double.NaN);
        return users;
    }

    /** Checks that all arrays fit. */
    public Snapshot {
        cellIds = List.copyOf(cellIds);
        int n = cellIds.size();
        if (map.cells() != n
                || radio.cells() != n
                || serving.length != map.points()
                || demandMean.length != n
                || demandDeviation.length != n
                || fastDeviation.length != n
                || correlationSeconds.length != n
                || admissionLimit.length != n
                || meanFlowBits.length != n
                || connectedUsers.length != n
                || !powers.fits(n)
                || !slices.fits(n)) {
            throw new IllegalArgumentException("A snapshot's arrays must all be made for its " + n + " cells.");
        }
    }

    /** The same with another uncertainty of where demand lies. */
    public Snapshot withShareError(double deviation) {
        return with(map, radio, serving, demandMean, demandDeviation, deviation, slices, connectedUsers, powers);
    }

    /** The same with slices. */
    public Snapshot withSlices(SliceMix mix) {
        return with(map, radio, serving, demandMean, demandDeviation, shareError, mix, connectedUsers, powers);
    }

    /** The same with powers of cells. */
    public Snapshot withPowers(CellPowers known) {
        return with(map, radio, serving, demandMean, demandDeviation, shareError, slices, connectedUsers, known);
    }

    /** The same with who asks for the demand of each home cell. */
    public Snapshot withConnectedUsers(double[] users) {
        return with(map, radio, serving, demandMean, demandDeviation, shareError, slices, users.clone(), powers);
    }

    /** The same network after its radio has changed. */
    public Snapshot withRadio(RadioState state, int[] servingThen) {
        return with(map, state, servingThen, demandMean, demandDeviation, shareError, slices, connectedUsers, powers);
    }

    /** The same with other gains, as after a change of tilts. */
    public Snapshot withMap(RadioMap gains) {
        return with(gains, radio, serving, demandMean, demandDeviation, shareError, slices, connectedUsers, powers);
    }

    /**
     * The same network at another time. Its users ask for as much each as they do now, so that a cell has as many more or fewer of
     * them as its demand is larger or smaller; a cell that nobody asks for anything now keeps its users.
     *
     * @param mean of each home cell's demand in bit/s
     * @param deviation its deviation in bit/s
     */
    public Snapshot withDemand(double[] mean, double[] deviation) {
        double[] users = connectedUsers.clone();
        for (int c = 0; c < users.length && c < mean.length; c++) {
            users[c] *= demandMean[c] > 0 ? mean[c] / demandMean[c] : 1;
        }
        return with(map, radio, serving, mean.clone(), deviation.clone(), shareError, slices, users, powers);
    }

    private Snapshot with(
            RadioMap gains,
            RadioState state,
            int[] served,
            double[] mean,
            double[] deviation,
            double shares,
            SliceMix mix,
            double[] users,
            CellPowers known) {
        return new Snapshot(
                networkTimeMillis,
                cellIds,
                gains,
                state,
                served,
                mean,
                deviation,
                fastDeviation,
                correlationSeconds,
                admissionLimit,
                meanFlowBits,
                hysteresisDb,
                shares,
                mix,
                users,
                known);
    }

    /** Number of cells. */
    public int cells() {
        return cellIds.size();
    }

    /** All bits of the snapshot, beginning with a version. */
    public byte[] toBytes() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(networkTimeMillis);
            out.writeDouble(hysteresisDb);
            out.writeDouble(shareError);
            out.writeInt(cellIds.size());
            for (int i = 0; i < cellIds.size(); i++) {
                out.writeUTF(cellIds.get(i));
                out.writeDouble(demandMean[i]);
                out.writeDouble(demandDeviation[i]);
                out.writeDouble(fastDeviation[i]);
                out.writeDouble(correlationSeconds[i]);
                out.writeInt(admissionLimit[i]);
                out.writeDouble(meanFlowBits[i]);
                out.writeDouble(connectedUsers[i]);
            }
            powers.write(out);
            slices.write(out);
            radio.write(out);
            map.write(out);
            for (int cell : serving) {
                out.writeInt(cell);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be written to.", e);
        }
        return octets.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws SnapshotException when the octets are no snapshot of a version known here
     */
    public static Snapshot fromBytes(byte[] octets) throws SnapshotException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int magic = in.readInt();
            int version = in.readInt();
            if (magic != MAGIC || version != VERSION) {
                throw new SnapshotException("These octets are no snapshot of version " + VERSION + ".");
            }
            long time = in.readLong();
            double hysteresis = in.readDouble();
            double shareErr = in.readDouble();
            int n = in.readInt();
            if (n < 1 || n > octets.length) {
                throw new SnapshotException("A snapshot of " + octets.length + " octets cannot hold " + n + " cells.");
            }
            List<String> ids = new ArrayList<>();
            double[] mean = new double[n];
            double[] deviation = new double[n];
            double[] fast = new double[n];
            double[] correlation = new double[n];
            int[] limit = new int[n];
            double[] flow = new double[n];
            double[] users = new double[n];
            for (int i = 0; i < n; i++) {
                ids.add(in.readUTF());
                mean[i] = in.readDouble();
                deviation[i] = in.readDouble();
                fast[i] = in.readDouble();
                correlation[i] = in.readDouble();
                limit[i] = in.readInt();
                flow[i] = in.readDouble();
                users[i] = in.readDouble();
            }
            CellPowers drawn = CellPowers.read(in, n);
            SliceMix slices = SliceMix.read(in, n);
            RadioState radio = RadioState.read(in);
            RadioMap map = RadioMap.read(in);
            int[] serving = new int[map.points()];
            for (int p = 0; p < serving.length; p++) {
                serving[p] = in.readInt();
                if (serving[p] < Association.UNSERVED || serving[p] >= n) {
                    throw new SnapshotException("Demand point " + p + " is served by no cell " + serving[p] + ".");
                }
            }
            return new Snapshot(
                    time,
                    ids,
                    map,
                    radio,
                    serving,
                    mean,
                    deviation,
                    fast,
                    correlation,
                    limit,
                    flow,
                    hysteresis,
                    shareErr,
                    slices,
                    users,
                    drawn);
        } catch (IOException | IllegalArgumentException e) {
            throw new SnapshotException("These octets are no snapshot: " + e.getMessage());
        }
    }
}
