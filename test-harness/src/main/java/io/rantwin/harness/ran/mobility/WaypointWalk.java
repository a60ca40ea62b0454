package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.PersonStreams;
import io.rantwin.harness.ran.chance.PositiveDistribution;

/**
 * Pedestrians with aims: each draws a place from a {@link PlaceMap}, walks there straight at a speed of its own, stays for a
 * while, and draws again. Places are independent draws, so those who stay are distributed as the map says; those who walk
 * are more often in the middle (the known trait of random waypoints), which long stays make unimportant.
 */
public final class WaypointWalk implements MobilityModel {
    private final int[] ues;
    private final UePositions positions;
    private final PlaceMap map;
    private final double slowestMetresPerSecond;
    private final double fastestMetresPerSecond;
    private final PositiveDistribution staySeconds;
    private final PersonStreams people;
    private final double[] aimX;
    private final double[] aimY;
    private final double[] speed;
    private final double[] stayLeft;

    /**
     * All start where the map puts them, staying.
     *
     * @param slowestMetresPerSecond above zero: speeds near zero would fill the area with people who hardly move
     * @param fastestMetresPerSecond speeds are uniform between both for each way
     */
    public WaypointWalk(
            int[] ues,
            UePositions positions,
            PlaceMap map,
            double slowestMetresPerSecond,
            double fastestMetresPerSecond,
            PositiveDistribution staySeconds,
            PersonStreams people) {
        if (!(slowestMetresPerSecond > 0) || !(fastestMetresPerSecond >= slowestMetresPerSecond)) {
            throw new IllegalArgumentException("speeds from " + slowestMetresPerSecond + " to " + fastestMetresPerSecond
                    + " m/s must rise from above zero");
        }
        this.ues = ues.clone();
        this.positions = positions;
        this.map = map;
        this.slowestMetresPerSecond = slowestMetresPerSecond;
        this.fastestMetresPerSecond = fastestMetresPerSecond;
        this.staySeconds = staySeconds;
        this.people = people;
        this.aimX = new double[positions.size()];
        this.aimY = new double[positions.size()];
        this.speed = new double[positions.size()];
        this.stayLeft = new double[positions.size()];
        for (int ue : this.ues) {
            replace(ue);
        }
    }

    /**
     * Puts a UE on a fresh place of the map, staying, as if it were another person: to be called when a UE out of session
     * starts one. This is how crowds follow the map where a day is squeezed but walking is not.
     */
    public void replace(int ue) {
        map.draw(people.next(ue), positions.xMetres, positions.yMetres, ue);
        aimX[ue] = positions.xMetres[ue];
        aimY[ue] = positions.yMetres[ue];
        stay(ue);
    }

    @Override
    public void step(double seconds) {
        for (int ue : ues) {
            double left = seconds;
            while (left > 0) {
                left = stayLeft[ue] > 0 ? waited(ue, left) : walked(ue, left);
            }
        }
    }

    @Override
    public int[] ues() {
        return ues.clone();
    }

    /** Whether the UE has reached its place and stays there. */
    public boolean isStaying(int ue) {
        return stayLeft[ue] > 0;
    }

    private double waited(int ue, double seconds) {
        if (stayLeft[ue] > seconds) {
            stayLeft[ue] -= seconds;
            return 0;
        }
        double left = seconds - stayLeft[ue];
        stayLeft[ue] = 0;
        map.draw(people.of(ue), aimX, aimY, ue);
        speed[ue] = Draws.uniform(people.of(ue), slowestMetresPerSecond, fastestMetresPerSecond);
        positions.speedMetresPerSecond[ue] = speed[ue];
        return left;
    }

    private double walked(int ue, double seconds) {
        double dx = aimX[ue] - positions.xMetres[ue];
        double dy = aimY[ue] - positions.yMetres[ue];
        double distance = StrictMath.sqrt(dx * dx + dy * dy);
        double reach = speed[ue] * seconds;
        if (reach < distance) {
            positions.xMetres[ue] += dx * (reach / distance);
            positions.yMetres[ue] += dy * (reach / distance);
            return 0;
        }
        positions.xMetres[ue] = aimX[ue];
        positions.yMetres[ue] = aimY[ue];
        stay(ue);
        return seconds - distance / speed[ue];
    }

    private void stay(int ue) {
        stayLeft[ue] = staySeconds.draw(people.of(ue));
        positions.speedMetresPerSecond[ue] = 0;
    }
}
