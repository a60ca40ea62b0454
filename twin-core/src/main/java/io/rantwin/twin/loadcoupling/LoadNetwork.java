package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.propagation.RadioMap;
import java.util.Arrays;

/**
 * A network as the load equation sees it: for every demand point its share of its home's demand, its noise and its interferers,
 * all relative to the received signal. Immutable, in flat arrays, made for one association, one state and one map.
 *
 * <p>Points with the same serving and home cell form a group, eight of them a block, one lane each. A block keeps the union of its
 * points' interferers, so that one load meets eight ratios and nothing is gathered:
 *
 * <pre>
 * group 0 | group 1 ...        blocks of a group, entries of a block
 * block:  share[8]  noise[8]   entry: cell, row in the group's gradient, ratio[8]
 * </pre>
 *
 * <p>With SINR = 1 / X for a point, noise[] and ratio[] hold gamma times their parts of X: {@code g = noise + sum(load * ratio)},
 * and the point costs its cell {@code share / min(log2(1 + 1/g), cap)} of its PRBs for each bit/s of the home's demand.
 *
 * <p>Bandwidth, power, noise and interference are those of the serving cell. What a fit has found out about the link beyond the radio map
 * ({@code eta} and {@code seMax}: walls between, devices, where in the cell the users really are) belongs to the home's users and goes
 * with them to whoever serves them, see docs/adr/0008-links-go-with-users.md.
 */
public final class LoadNetwork {
    /** Points in a block. */
    static final int LANES = 8;

    final int cells;
    int groups;
    int blocks;
    int entries;
    int rows;
    final int[] groupOfCell;
    int[] groupHome = new int[64];
    double[] groupCap = new double[64];
    double[] groupWeight = new double[64];
    int[] blockOfGroup = new int[65];
    int[] rowOfGroup = new int[65];
    int[] entryOfBlock;
    double[] share;
    double[] noise;
    int[] entryCell;
    int[] entryRow;
    double[] ratio;
    int[] rowCell = new int[2048];
    private final double[] unservedShare;

    // Room for so many blocks and, with some to spare, for the entries that blocks of like-minded points have.
    private LoadNetwork(int cells, int blocks, int candidates) {
        this.cells = cells;
        int room = Math.max(blocks * (candidates + candidates / 2), 2);
        entryOfBlock = new int[blocks + 1];
        share = new double[blocks * LANES];
        noise = new double[blocks * LANES];
        entryCell = new int[room];
        entryRow = new int[room];
        ratio = new double[room * LANES];
        groupOfCell = new int[cells + 1];
        unservedShare = new double[cells];
    }

    /**
     * The network with each point served as given.
     *
     * @param servingOf serving cell of each point of the map, or {@link Association#UNSERVED}
     */
    public static LoadNetwork of(RadioMap map, RadioState state, int[] servingOf) {
        return new Builder(map, state, servingOf).build();
    }

    /** Two cells with one block each, to make a kernel known to the compiler. */
    static LoadNetwork tiny() {
        LoadNetwork net = new LoadNetwork(2, 2, 1);
        net.groups = 2;
        net.blocks = 2;
        net.entries = 2;
        net.rows = 2;
        for (int cell = 0; cell < 2; cell++) {
            net.groupOfCell[cell + 1] = cell + 1;
            net.groupHome[cell] = cell;
            net.groupCap[cell] = 8;
            net.blockOfGroup[cell + 1] = cell + 1;
            net.entryOfBlock[cell + 1] = cell + 1;
            net.rowOfGroup[cell + 1] = cell + 1;
            net.entryCell[cell] = 1 - cell;
            net.rowCell[cell] = 1 - cell;
        }
        Arrays.fill(net.share, 0, 2 * LANES, 0.01);
        Arrays.fill(net.noise, 0, 2 * LANES, 0.1);
        Arrays.fill(net.ratio, 0, 2 * LANES, 0.5);
        return net;
    }

    /** Number of cells. */
    public int cells() {
        return cells;
    }

    /** Share of a home cell's demand that no cell serves. */
    public double unservedShare(int home) {
        return unservedShare[home];
    }

    /** Demand in bit/s that comes to a cell, from the demand of the home cells. */
    public double demandOf(int cell, double[] demand) {
        double sum = 0;
        for (int g = groupOfCell[cell]; g < groupOfCell[cell + 1]; g++) {
            sum = Math.fma(demand[groupHome[g]], groupWeight[g], sum);
        }
        return sum;
    }

    /** Whether every cell serves points of its own home only. */
    boolean isAtHome() {
        for (int cell = 0; cell < cells; cell++) {
            for (int g = groupOfCell[cell]; g < groupOfCell[cell + 1]; g++) {
                if (groupHome[g] != cell) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Longest row of any group's gradient. */
    int longestRow() {
        int longest = 0;
        for (int g = 0; g < groups; g++) {
            longest = Math.max(longest, rowOfGroup[g + 1] - rowOfGroup[g]);
        }
        return longest;
    }

    /** Fills the arrays group by group. */
    private static final class Builder {
        private final RadioMap map;
        private final RadioState state;
        private final int[] servingOf;
        private final LoadNetwork net;
        private final int[] order;
        private final int[] firstOfCell;
        private final double[] density;
        private final int[] entryOfCell;
        private final int[] entryBlock;
        private final int[] rowOfCell;
        private final int[] rowGroup;

        Builder(RadioMap map, RadioState state, int[] servingOf) {
            this.map = map;
            this.state = state;
            this.servingOf = servingOf;
            int n = map.cells();
            net = new LoadNetwork(n, map.points() / LANES + 4 * n, map.candidates());
            order = new int[map.points()];
            firstOfCell = new int[n + 1];
            density = new double[n];
            Arrays.setAll(density, state::wattsPerHertz);
            entryOfCell = new int[n];
            entryBlock = new int[n];
            rowOfCell = new int[n];
            rowGroup = new int[n];
            Arrays.fill(entryBlock, -1);
            Arrays.fill(rowGroup, -1);
        }

        LoadNetwork build() {
            sortByServingCell();
            for (int cell = 0; cell < net.cells; cell++) {
                net.groupOfCell[cell] = net.groups;
                for (int at = firstOfCell[cell]; at < firstOfCell[cell + 1]; ) {
                    int home = map.home(order[at]);
                    int to = at + 1;
                    while (to < firstOfCell[cell + 1] && map.home(order[to]) == home) {
                        to++;
                    }
                    group(cell, home, at, to);
                    at = to;
                }
            }
            net.groupOfCell[net.cells] = net.groups;
            return net;
        }

        // Counting sort: points of a map stand by home, so those of a serving cell stay by home.
        private void sortByServingCell() {
            for (int p = 0; p < servingOf.length; p++) {
                if (servingOf[p] == Association.UNSERVED) {
                    net.unservedShare[map.home(p)] += map.weight(p);
                } else {
                    firstOfCell[servingOf[p] + 1]++;
                }
            }
            for (int cell = 0; cell < net.cells; cell++) {
                firstOfCell[cell + 1] += firstOfCell[cell];
            }
            int[] next = Arrays.copyOf(firstOfCell, net.cells);
            for (int p = 0; p < servingOf.length; p++) {
                if (servingOf[p] != Association.UNSERVED) {
                    order[next[servingOf[p]]++] = p;
                }
            }
        }

        private void group(int cell, int home, int from, int to) {
            int g = net.groups++;
            if (g + 2 > net.groupHome.length) {
                net.groupHome = Arrays.copyOf(net.groupHome, 2 * g);
                net.groupCap = Arrays.copyOf(net.groupCap, 2 * g);
                net.groupWeight = Arrays.copyOf(net.groupWeight, 2 * g);
                net.blockOfGroup = Arrays.copyOf(net.blockOfGroup, 2 * g + 1);
                net.rowOfGroup = Arrays.copyOf(net.rowOfGroup, 2 * g + 1);
            }
            LinkModel link = state.link(cell);
            LinkModel users = state.link(home);
            net.groupHome[g] = home;
            net.groupCap[g] = users.seMax() / users.eta();
            double perWeight = 1 / (state.usableHertz(cell) * users.eta());
            double noiseWatts = link.noiseWattsPerHertz();
            for (int at = from; at < to; at++) {
                net.groupWeight[g] += map.weight(order[at]);
            }
            for (int at = from; at < to; at += LANES) {
                block(g, cell, at, Math.min(at + LANES, to), perWeight, noiseWatts);
            }
            net.blockOfGroup[g + 1] = net.blocks;
            net.rowOfGroup[g + 1] = net.rows;
        }

        private void block(int g, int cell, int from, int to, double perWeight, double noiseWatts) {
            int b = net.blocks++;
            if ((b + 1) * LANES > net.share.length) {
                net.share = Arrays.copyOf(net.share, 2 * net.share.length);
                net.noise = Arrays.copyOf(net.noise, 2 * net.noise.length);
                net.entryOfBlock = Arrays.copyOf(net.entryOfBlock, net.share.length / LANES + 1);
            }
            double gamma = state.link(cell).gamma();
            for (int at = from; at < to; at++) {
                int lane = at - from;
                int p = order[at];
                double signal = signal(p, cell);
                double inverse = signal > 0 ? 1 / signal : 0;
                net.share[b * LANES + lane] = signal > 0 ? map.weight(p) * perWeight : 0;
                net.noise[b * LANES + lane] = (signal > 0 ? noiseWatts * inverse : 1) + gamma * map.background(p);
                interferers(p, g, b, cell, lane, gamma * inverse);
            }
            for (int lane = to - from; lane < LANES; lane++) {
                net.noise[b * LANES + lane] = 1;
            }
            net.entryOfBlock[b + 1] = net.entries;
        }

        private double signal(int p, int cell) {
            for (int k = 0; k < map.candidates(); k++) {
                if (map.cell(p, k) == cell) {
                    return density[cell] * map.gain(p, k);
                }
            }
            return 0;
        }

        private void interferers(int p, int g, int b, int cell, int lane, double scale) {
            for (int k = 0; k < map.candidates(); k++) {
                int j = map.cell(p, k);
                if (j == RadioMap.NONE) {
                    return;
                }
                if (j == cell || density[j] == 0) {
                    continue;
                }
                double overlap = state.overlap(cell, j);
                if (overlap > 0) {
                    int e = entry(g, b, j);
                    net.ratio[e * LANES + lane] = scale * overlap * density[j] * map.gain(p, k);
                }
            }
        }

        private int entry(int g, int b, int j) {
            if (entryBlock[j] == b) {
                return entryOfCell[j];
            }
            int e = net.entries++;
            if (e == net.entryCell.length) {
                net.entryCell = Arrays.copyOf(net.entryCell, 2 * e);
                net.entryRow = Arrays.copyOf(net.entryRow, 2 * e);
                net.ratio = Arrays.copyOf(net.ratio, 2 * e * LANES);
            }
            entryBlock[j] = b;
            entryOfCell[j] = e;
            net.entryCell[e] = j;
            if (rowGroup[j] != g) {
                rowGroup[j] = g;
                rowOfCell[j] = net.rows - net.rowOfGroup[g];
                if (net.rows == net.rowCell.length) {
                    net.rowCell = Arrays.copyOf(net.rowCell, 2 * net.rows);
                }
                net.rowCell[net.rows++] = j;
            }
            net.entryRow[e] = rowOfCell[j];
            return e;
        }
    }
}
