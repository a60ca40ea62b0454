package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * Vehicles on a {@link StreetGrid}: they keep to their street, turn at crossings (straight on 0.5, left 0.25, right 0.25
 * after ETSI TR 101 112 and TR 36.885; at the edge of a grid only where a street goes on) and drive
 * at the street's limit times a factor of the driver, drawn anew at each crossing.
 *
 * <p>On a joined grid all crossings are passed equally often, so the time spent in a street is as its length over its
 * speed: the share of vehicles on northward streets is (blockHeight / limitNorth) over the sum with (blockWidth / limitEast),
 * and along a street they are spread evenly.
 */
public final class StreetDrive implements MobilityModel {
    private static final int EAST = 0;
    private static final int NORTH = 1;
    private static final int WEST = 2;
    private static final int SOUTH = 3;
    private static final int DIRECTIONS = 4;
    private static final double STRAIGHT = 0.5;
    private static final double SIDE = 0.25;

    private final int[] ues;
    private final UePositions positions;
    private final StreetGrid grid;
    private final double[] eastLimit;
    private final double[] northLimit;
    private final double slowestFactor;
    private final RandomGenerator random;
    private final int[] column;
    private final int[] row;
    private final int[] heading;
    private final double[] metres;
    private final double[] speed;

    /**
     * Vehicles start spread evenly over all blocks.
     *
     * @param eastLimitMetresPerSecond speed limit of each eastward street, one for each row
     * @param northLimitMetresPerSecond speed limit of each northward street, one for each column
     * @param slowestFactor drivers keep between this and 1 of the limit, in (0, 1]
     */
    public StreetDrive(
            int[] ues,
            UePositions positions,
            StreetGrid grid,
            double[] eastLimitMetresPerSecond,
            double[] northLimitMetresPerSecond,
            double slowestFactor,
            RandomGenerator random) {
        if (eastLimitMetresPerSecond.length != grid.rows() || northLimitMetresPerSecond.length != grid.columns()) {
            throw new IllegalArgumentException("each of the " + grid.rows() + " rows and " + grid.columns()
                    + " columns needs a speed limit, given are " + eastLimitMetresPerSecond.length + " and "
                    + northLimitMetresPerSecond.length);
        }
        if (!(slowestFactor > 0 && slowestFactor <= 1)) {
            throw new IllegalArgumentException("the slowest factor " + slowestFactor + " must be in (0, 1]");
        }
        this.ues = ues.clone();
        this.positions = positions;
        this.grid = grid;
        this.eastLimit = requireSpeeds(eastLimitMetresPerSecond.clone());
        this.northLimit = requireSpeeds(northLimitMetresPerSecond.clone());
        this.slowestFactor = slowestFactor;
        this.random = random;
        this.column = new int[positions.size()];
        this.row = new int[positions.size()];
        this.heading = new int[positions.size()];
        this.metres = new double[positions.size()];
        this.speed = new double[positions.size()];
        for (int ue : this.ues) {
            replace(ue);
        }
    }

    /** Puts a vehicle on an even draw from all blocks and both directions. */
    public void replace(int ue) {
        int across = grid.rows() * grid.blocksAcross();
        int block = Draws.index(random, across + grid.columns() * grid.blocksUp());
        boolean reverse = Draws.uniform(random) < 0.5;
        if (block < across) {
            row[ue] = block / grid.blocksAcross();
            column[ue] = block % grid.blocksAcross();
            heading[ue] = EAST;
        } else {
            column[ue] = (block - across) / grid.blocksUp();
            row[ue] = (block - across) % grid.blocksUp();
            heading[ue] = NORTH;
        }
        if (reverse) {
            pass(ue);
            heading[ue] = (heading[ue] + 2) % DIRECTIONS;
        }
        metres[ue] = Draws.uniform(random) * blockMetres(ue);
        drive(ue);
        write(ue);
    }

    @Override
    public void step(double seconds) {
        for (int ue : ues) {
            double left = seconds;
            double toCrossing = (blockMetres(ue) - metres[ue]) / speed[ue];
            while (toCrossing <= left) {
                left -= toCrossing;
                pass(ue);
                heading[ue] = turned(ue);
                metres[ue] = 0;
                drive(ue);
                toCrossing = blockMetres(ue) / speed[ue];
            }
            metres[ue] += left * speed[ue];
            write(ue);
        }
    }

    @Override
    public int[] ues() {
        return ues.clone();
    }

    /** Whether the vehicle is on a northward street, whichever way it drives. */
    public boolean isOnNorthwardStreet(int ue) {
        return heading[ue] == NORTH || heading[ue] == SOUTH;
    }

    /** From the crossing behind to the one ahead. */
    private void pass(int ue) {
        switch (heading[ue]) {
            case EAST -> column[ue] = next(column[ue], 1, grid.columns());
            case WEST -> column[ue] = next(column[ue], -1, grid.columns());
            case NORTH -> row[ue] = next(row[ue], 1, grid.rows());
            default -> row[ue] = next(row[ue], -1, grid.rows());
        }
    }

    private int next(int index, int by, int streets) {
        return grid.wraps() ? (index + by + streets) % streets : index + by;
    }

    private int turned(int ue) {
        double straight = isOpen(ue, heading[ue]) ? STRAIGHT : 0;
        int left = (heading[ue] + 1) % DIRECTIONS;
        int right = (heading[ue] + 3) % DIRECTIONS;
        double leftShare = isOpen(ue, left) ? SIDE : 0;
        double rightShare = isOpen(ue, right) ? SIDE : 0;
        double draw = Draws.uniform(random) * (straight + leftShare + rightShare);
        if (draw < straight) {
            return heading[ue];
        }
        return draw < straight + leftShare ? left : right;
    }

    private boolean isOpen(int ue, int direction) {
        if (grid.wraps()) {
            return true;
        }
        return switch (direction) {
            case EAST -> column[ue] < grid.columns() - 1;
            case WEST -> column[ue] > 0;
            case NORTH -> row[ue] < grid.rows() - 1;
            default -> row[ue] > 0;
        };
    }

    private double blockMetres(int ue) {
        return isOnNorthwardStreet(ue) ? grid.blockHeightMetres() : grid.blockWidthMetres();
    }

    private void drive(int ue) {
        double limit = isOnNorthwardStreet(ue) ? northLimit[column[ue]] : eastLimit[row[ue]];
        speed[ue] = limit * Draws.uniform(random, slowestFactor, 1);
        positions.speedMetresPerSecond[ue] = speed[ue];
    }

    private void write(int ue) {
        double along = heading[ue] == EAST || heading[ue] == NORTH ? metres[ue] : -metres[ue];
        if (isOnNorthwardStreet(ue)) {
            positions.xMetres[ue] = grid.x(column[ue]);
            positions.yMetres[ue] =
                    joined(grid.y(row[ue]) + along, grid.yMetres(), grid.rows() * grid.blockHeightMetres());
        } else {
            positions.xMetres[ue] =
                    joined(grid.x(column[ue]) + along, grid.xMetres(), grid.columns() * grid.blockWidthMetres());
            positions.yMetres[ue] = grid.y(row[ue]);
        }
    }

    private double joined(double at, double low, double length) {
        return grid.wraps() && at < low ? at + length : at;
    }

    private static double[] requireSpeeds(double[] limits) {
        for (double limit : limits) {
            if (!(limit > 0) || Double.isInfinite(limit)) {
                throw new IllegalArgumentException("the speed limit " + limit + " m/s must be finite and above zero");
            }
        }
        return limits;
    }
}
