package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * Pedestrians who drift: both components of the velocity are Ornstein-Uhlenbeck processes (the Gauss-Markov model of B.
 * Liang and Z. Haas, IEEE/ACM Transactions on Networking 11, 2003, with zero mean velocity), discretised exactly, so their
 * law does not depend on the step. With a {@link Boundary} that keeps a uniform density the positions are uniform for ever;
 * the speed is Rayleigh distributed; velocities correlate as e^(-t / memory).
 */
public final class GaussMarkovWalk implements MobilityModel {
    private final int[] ues;
    private final UePositions positions;
    private final double[] xVelocity;
    private final double[] yVelocity;
    private final double deviation;
    private final double memorySeconds;
    private final Boundary boundary;
    private final RandomGenerator random;
    private double stepSeconds = Double.NaN;
    private double kept;
    private double fresh;

    /**
     * Velocities start as they stay; positions are those found in {@code positions}.
     *
     * @param meanSpeedMetresPerSecond 3 km/h, so 0.83, for pedestrians in 3GPP's studies
     * @param memorySeconds how long a direction is kept, above zero
     */
    public GaussMarkovWalk(
            int[] ues,
            UePositions positions,
            double meanSpeedMetresPerSecond,
            double memorySeconds,
            Boundary boundary,
            RandomGenerator random) {
        if (!(meanSpeedMetresPerSecond > 0) || !(memorySeconds > 0)) {
            throw new IllegalArgumentException("a mean speed of " + meanSpeedMetresPerSecond + " m/s and a memory of "
                    + memorySeconds + " s: both must be above zero");
        }
        this.ues = ues.clone();
        this.positions = positions;
        this.xVelocity = new double[positions.size()];
        this.yVelocity = new double[positions.size()];
        // The mean of a Rayleigh speed is sigma sqrt(pi / 2).
        this.deviation = meanSpeedMetresPerSecond / StrictMath.sqrt(StrictMath.PI / 2);
        this.memorySeconds = memorySeconds;
        this.boundary = boundary;
        this.random = random;
        for (int ue : this.ues) {
            xVelocity[ue] = deviation * Draws.gaussian(random);
            yVelocity[ue] = deviation * Draws.gaussian(random);
        }
    }

    @Override
    public void step(double seconds) {
        if (seconds != stepSeconds) {
            stepSeconds = seconds;
            kept = StrictMath.exp(-seconds / memorySeconds);
            fresh = deviation * StrictMath.sqrt(1 - kept * kept);
        }
        for (int ue : ues) {
            double vx = kept * xVelocity[ue] + fresh * Draws.gaussian(random);
            double vy = kept * yVelocity[ue] + fresh * Draws.gaussian(random);
            positions.xMetres[ue] += 0.5 * (xVelocity[ue] + vx) * seconds;
            positions.yMetres[ue] += 0.5 * (yVelocity[ue] + vy) * seconds;
            xVelocity[ue] = vx;
            yVelocity[ue] = vy;
            positions.speedMetresPerSecond[ue] = StrictMath.sqrt(vx * vx + vy * vy);
            boundary.keep(positions.xMetres, positions.yMetres, xVelocity, yVelocity, ue);
        }
    }

    @Override
    public int[] ues() {
        return ues.clone();
    }

    /** Eastward part of a UE's velocity [m/s]. */
    public double xVelocity(int ue) {
        return xVelocity[ue];
    }

    /** Northward part of a UE's velocity [m/s]. */
    public double yVelocity(int ue) {
        return yVelocity[ue];
    }
}
