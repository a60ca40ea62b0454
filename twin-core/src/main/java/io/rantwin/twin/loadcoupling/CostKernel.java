package io.rantwin.twin.loadcoupling;

/**
 * Cost of a bit/s in each group, and how it grows with each interferer's load. The one place where all demand points are visited.
 * Implementations give the same bits: equal operations on each lane in equal order, lanes added in the order of
 * {@link io.rantwin.twin.arithmetic.FixedOrder#sumOfEight}. One instance is used by one thread.
 */
interface CostKernel {
    /** Least log2(1 + SINR/gamma) that counts: below it (SINR about -60 dB) a point costs as if it had this. */
    double LEAST_LOG2 = 0x1p-20;

    /** Writes {@code cost[group]}. */
    void cost(LoadNetwork net, double[] load, double[] cost);

    /** Writes {@code cost[group]} and {@code gradient[row]}, the derivative of the group's cost by the load of the row's cell. */
    void costAndGradient(LoadNetwork net, double[] load, double[] cost, double[] gradient);

    /** The fastest kernel that this machine can run. */
    static CostKernel fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorKernel()
                : new LaneKernel();
    }
}
