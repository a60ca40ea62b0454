package io.rantwin.twin.loadcoupling;

import static io.rantwin.twin.loadcoupling.LoadNetwork.LANES;

import io.rantwin.twin.arithmetic.FixedOrder;
import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel with the processor's vectors: eight lanes at once, or two times four, or four times two; the bits are the same. */
final class VectorKernel implements CostKernel {
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final double LOG2_E = 1 / PortableMath.LN_2;

    private final double[] sum = new double[LANES];
    private double[] slope = new double[64 * LANES];

    @Override
    public void cost(LoadNetwork net, double[] load, double[] cost) {
        for (int g = 0; g < net.groups; g++) {
            for (int part = 0; part < LANES; part += WIDTH) {
                groupCost(net, load, g, part).intoArray(sum, part);
            }
            cost[g] = FixedOrder.sumOfEight(sum, 0);
        }
    }

    private static DoubleVector groupCost(LoadNetwork net, double[] load, int g, int part) {
        double[] share = net.share;
        double cap = net.groupCap[g];
        int lastBlock = net.blockOfGroup[g + 1];
        DoubleVector total = DoubleVector.zero(SPECIES);
        for (int b = net.blockOfGroup[g]; b < lastBlock; b++) {
            DoubleVector log2 = log2OfOnePlusInverse(inverseSinr(net, load, b, part))
                    .max(LEAST_LOG2)
                    .min(cap);
            total = total.add(
                    DoubleVector.fromArray(SPECIES, share, b * LANES + part).div(log2));
        }
        return total;
    }

    @Override
    public void costAndGradient(LoadNetwork net, double[] load, double[] cost, double[] gradient) {
        int longest = net.longestRow();
        slope = slope.length < longest * LANES ? new double[longest * LANES] : slope;
        for (int g = 0; g < net.groups; g++) {
            int row = net.rowOfGroup[g];
            int length = net.rowOfGroup[g + 1] - row;
            Arrays.fill(slope, 0, length * LANES, 0);
            for (int part = 0; part < LANES; part += WIDTH) {
                groupGradient(net, load, g, part).intoArray(sum, part);
            }
            cost[g] = FixedOrder.sumOfEight(sum, 0);
            for (int r = 0; r < length; r++) {
                gradient[row + r] = FixedOrder.sumOfEight(slope, r * LANES);
            }
        }
    }

    private DoubleVector groupGradient(LoadNetwork net, double[] load, int g, int part) {
        double[] ratio = net.ratio;
        int[] entryRow = net.entryRow;
        double cap = net.groupCap[g];
        DoubleVector total = DoubleVector.zero(SPECIES);
        for (int b = net.blockOfGroup[g]; b < net.blockOfGroup[g + 1]; b++) {
            DoubleVector x = inverseSinr(net, load, b, part);
            DoubleVector free = log2OfOnePlusInverse(x);
            DoubleVector log2 = free.max(LEAST_LOG2).min(cap);
            DoubleVector bit =
                    DoubleVector.fromArray(SPECIES, net.share, b * LANES + part).div(log2);
            total = total.add(bit);
            VectorMask<Double> inside = free.compare(VectorOperators.EQ, log2);
            DoubleVector weight =
                    DoubleVector.zero(SPECIES).blend(bit.mul(LOG2_E).div(log2.mul(x.mul(x.add(1)))), inside);
            int last = net.entryOfBlock[b + 1];
            for (int e = net.entryOfBlock[b]; e < last; e++) {
                int at = entryRow[e] * LANES + part;
                DoubleVector.fromArray(SPECIES, ratio, e * LANES + part)
                        .fma(weight, DoubleVector.fromArray(SPECIES, slope, at))
                        .intoArray(slope, at);
            }
        }
        return total;
    }

    private static DoubleVector inverseSinr(LoadNetwork net, double[] load, int b, int part) {
        double[] ratio = net.ratio;
        int[] entryCell = net.entryCell;
        DoubleVector x = DoubleVector.fromArray(SPECIES, net.noise, b * LANES + part);
        int last = net.entryOfBlock[b + 1];
        for (int e = net.entryOfBlock[b]; e < last; e++) {
            x = DoubleVector.fromArray(SPECIES, ratio, e * LANES + part)
                    .fma(DoubleVector.broadcast(SPECIES, load[entryCell[e]]), x);
        }
        return x;
    }

    // See Log2.ofOnePlusInverse, whose operations these are.
    private static DoubleVector log2OfOnePlusInverse(DoubleVector x) {
        LongVector bits = DoubleVector.broadcast(SPECIES, 1).div(x).add(1).reinterpretAsLongs();
        LongVector exponent = bits.sub(PortableMath.ROOT_HALF_BITS).lanewise(VectorOperators.LSHR, 52);
        DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52))
                .reinterpretAsDoubles()
                .sub(1);
        DoubleVector t = f.add(f).div(f.add(2));
        DoubleVector z = t.mul(t).mul(0.25);
        DoubleVector p = DoubleVector.broadcast(SPECIES, Log2.C7).fma(z, DoubleVector.broadcast(SPECIES, Log2.C6));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C5));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C4));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C3));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C2));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C1));
        p = p.fma(z, DoubleVector.broadcast(SPECIES, Log2.C0));
        DoubleVector e = exponent.lanewise(VectorOperators.OR, Log2.ROUNDER_BITS)
                .reinterpretAsDoubles()
                .sub(Log2.ROUNDER);
        return p.fma(t, e);
    }
}
