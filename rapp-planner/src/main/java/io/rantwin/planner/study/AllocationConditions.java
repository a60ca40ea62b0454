package io.rantwin.planner.study;

/**
 * Conditions of the allocation experiment. What the literature states are the numbers of users, stations, blocks, channels and steps, the
 * area, the powers, the noise and the demand; the rest is ours.
 *
 * @param users moving users
 * @param indoorStations stations in buildings, each in the middle of its own
 * @param outdoorStations stations in streets
 * @param indoorDbm power of the former over all their blocks
 * @param outdoorDbm power of the latter
 * @param blocks resource blocks that each station gives away in each step
 * @param channels stations interfere with those on the same of so many channels
 * @param blockHertz width of a block, the bandwidth W
 * @param demandFactor demand is uniform between 0 and so many times W, in bit/s, anew in each step
 * @param steps of ten seconds
 * @param areaMetres side of the square
 * @param indoorShare of the users are in buildings
 * @param seMax greatest bit/s per hertz of a link; infinite for Shannon's bound
 */
record AllocationConditions(
        int users,
        int indoorStations,
        int outdoorStations,
        double indoorDbm,
        double outdoorDbm,
        int blocks,
        int channels,
        double blockHertz,
        double demandFactor,
        int steps,
        double areaMetres,
        double indoorShare,
        double seMax) {
    /** Those of the issue. */
    static final AllocationConditions PUBLISHED = new AllocationConditions(
            8000, 145, 39, 24, 30, 184, 45, 180e3, 60, 20, 2000, 0.8, Double.POSITIVE_INFINITY);

    int stations() {
        return indoorStations + outdoorStations;
    }

    /** The same with other demand, links, interference and size. */
    AllocationConditions with(double factor, double bound, int reuse, int otherSteps, int otherUsers) {
        return new AllocationConditions(
                otherUsers,
                indoorStations,
                outdoorStations,
                indoorDbm,
                outdoorDbm,
                blocks,
                reuse,
                blockHertz,
                factor,
                otherSteps,
                areaMetres,
                indoorShare,
                bound);
    }
}
