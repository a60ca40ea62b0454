package io.rantwin.twin.loadcoupling;

import static io.rantwin.twin.loadcoupling.LoadNetwork.LANES;

import io.rantwin.twin.arithmetic.FixedOrder;
import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;

/** The kernel lane by lane: what the vector kernel must equal bit for bit, and what runs where there are no vectors. */
final class LaneKernel implements CostKernel {
    private static final double LOG2_E = 1 / PortableMath.LN_2;

    private final double[] sum = new double[LANES];
    private double[] slope = new double[64 * LANES];

    @Override
    public void cost(LoadNetwork net, double[] load, double[] cost) {
        for (int g = 0; g < net.groups; g++) {
            Arrays.fill(sum, 0);
            double cap = net.groupCap[g];
            for (int b = net.blockOfGroup[g]; b < net.blockOfGroup[g + 1]; b++) {
                for (int lane = 0; lane < LANES; lane++) {
                    double x = inverseSinr(net, load, b, lane);
                    double log2 = Math.min(Math.max(Log2.ofOnePlusInverse(x), LEAST_LOG2), cap);
                    sum[lane] += net.share[b * LANES + lane] / log2;
                }
            }
            cost[g] = FixedOrder.sumOfEight(sum, 0);
        }
    }

    @Override
    public void costAndGradient(LoadNetwork net, double[] load, double[] cost, double[] gradient) {
        int longest = net.longestRow();
        slope = slope.length < longest * LANES ? new double[longest * LANES] : slope;
        for (int g = 0; g < net.groups; g++) {
            int row = net.rowOfGroup[g];
            int length = net.rowOfGroup[g + 1] - row;
            Arrays.fill(sum, 0);
            Arrays.fill(slope, 0, length * LANES, 0);
            double cap = net.groupCap[g];
            for (int b = net.blockOfGroup[g]; b < net.blockOfGroup[g + 1]; b++) {
                for (int lane = 0; lane < LANES; lane++) {
                    double x = inverseSinr(net, load, b, lane);
                    double free = Log2.ofOnePlusInverse(x);
                    double log2 = Math.min(Math.max(free, LEAST_LOG2), cap);
                    double bit = net.share[b * LANES + lane] / log2;
                    sum[lane] += bit;
                    // d(share/L)/dx = share/L^2 * 1/(ln 2 x (x + 1)) for L = log2(1 + 1/x).
                    double weight = free == log2 ? bit * LOG2_E / (log2 * (x * (x + 1))) : 0;
                    for (int e = net.entryOfBlock[b]; e < net.entryOfBlock[b + 1]; e++) {
                        int at = net.entryRow[e] * LANES + lane;
                        slope[at] = Math.fma(weight, net.ratio[e * LANES + lane], slope[at]);
                    }
                }
            }
            cost[g] = FixedOrder.sumOfEight(sum, 0);
            for (int r = 0; r < length; r++) {
                gradient[row + r] = FixedOrder.sumOfEight(slope, r * LANES);
            }
        }
    }

    private static double inverseSinr(LoadNetwork net, double[] load, int b, int lane) {
        double x = net.noise[b * LANES + lane];
        for (int e = net.entryOfBlock[b]; e < net.entryOfBlock[b + 1]; e++) {
            x = Math.fma(load[net.entryCell[e]], net.ratio[e * LANES + lane], x);
        }
        return x;
    }
}
