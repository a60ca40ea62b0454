package io.rantwin.harness.ran.mobility;

/** What happens to a UE that leaves the area. Hexagonal wrap-around is an implementation of whoever knows the layout. */
@FunctionalInterface
public interface Boundary {
    /**
     * Brings one UE back where it left; one that is inside stays as it is. The result must keep a uniform density uniform
     * (a translation or a reflection does).
     *
     * @param xMetres of all UEs
     * @param yMetres of all UEs
     * @param xVelocity of all UEs, turned where a border reflects
     * @param yVelocity of all UEs
     * @param ue which one
     */
    void keep(double[] xMetres, double[] yMetres, double[] xVelocity, double[] yVelocity, int ue);

    /** A rectangle whose opposite sides are joined. */
    static Boundary wrapping(Rectangle area) {
        return (x, y, vx, vy, ue) -> {
            x[ue] = wrapped(x[ue], area.xMetres(), area.widthMetres());
            y[ue] = wrapped(y[ue], area.yMetres(), area.heightMetres());
        };
    }

    /** A rectangle whose sides throw back. */
    static Boundary reflecting(Rectangle area) {
        return (x, y, vx, vy, ue) -> {
            double xIn = reflected(x[ue], area.xMetres(), area.widthMetres());
            double yIn = reflected(y[ue], area.yMetres(), area.heightMetres());
            if (isTurned(x[ue], area.xMetres(), area.widthMetres())) {
                vx[ue] = -vx[ue];
            }
            if (isTurned(y[ue], area.yMetres(), area.heightMetres())) {
                vy[ue] = -vy[ue];
            }
            x[ue] = xIn;
            y[ue] = yIn;
        };
    }

    private static double wrapped(double at, double low, double length) {
        if (at >= low && at < low + length) {
            return at;
        }
        double offset = at - low - length * StrictMath.floor((at - low) / length);
        // Rounding can give the length itself for what is a hair below zero.
        return low + (offset < length ? offset : 0);
    }

    private static double reflected(double at, double low, double length) {
        double turns = StrictMath.floor((at - low) / length);
        double offset = at - low - length * turns;
        double in = turns % 2 == 0 ? offset : length - offset;
        return low + StrictMath.min(length, StrictMath.max(0, in));
    }

    private static boolean isTurned(double at, double low, double length) {
        return StrictMath.floor((at - low) / length) % 2 != 0;
    }
}
