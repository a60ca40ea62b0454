package io.rantwin.twin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class FluidTest {
    @Test
    void fillsAndDrainsAlongStraightLines() {
        var fluid = new FluidBacklog(1, Double.POSITIVE_INFINITY);
        fluid.advance(new double[] {15}, new double[] {10}, 4);
        assertThat(fluid.backlogBits(0)).isEqualTo(20);
        assertThat(fluid.servedBits(0)).isEqualTo(40);
        assertThat(fluid.meanBacklogBits(0)).isEqualTo(10);
        assertThat(fluid.secondsToEmpty(0, 5, 10)).isEqualTo(4);
        fluid.advance(new double[] {5}, new double[] {10}, 8);
        assertThat(fluid.backlogBits(0)).isZero();
        assertThat(fluid.servedBits(0)).isEqualTo(60);
        assertThat(fluid.meanBacklogBits(0)).isEqualTo(5);
    }

    @Property(seed = "1")
    void oneLongStepIsManyShortOnesAndNothingIsLostOrMade(
            @ForAll @DoubleRange(min = 0, max = 100) double start,
            @ForAll @DoubleRange(min = 0, max = 50) double arrivals,
            @ForAll @DoubleRange(min = 0, max = 50) double capacity) {
        var once = new FluidBacklog(1, 120);
        var often = new FluidBacklog(1, 120);
        once.set(0, start);
        often.set(0, start);
        double[] in = {arrivals};
        double[] out = {capacity};
        once.advance(in, out, 8);
        double served = 0;
        double lost = 0;
        double mean = 0;
        for (int i = 0; i < 64; i++) {
            often.advance(in, out, 0.125);
            served += often.servedBits(0);
            lost += often.lostBits(0);
            mean += often.meanBacklogBits(0) / 64;
        }
        assertThat(once.backlogBits(0)).isBetween(0.0, 120.0).isCloseTo(often.backlogBits(0), within(1e-9));
        assertThat(once.servedBits(0)).isCloseTo(served, within(1e-8));
        assertThat(once.lostBits(0)).isCloseTo(lost, within(1e-8));
        assertThat(once.meanBacklogBits(0)).isCloseTo(mean, within(1e-8));
        assertThat(once.servedBits(0)).isLessThanOrEqualTo(capacity * 8 + 1e-9);
        assertThat(start + arrivals * 8 - once.servedBits(0) - once.lostBits(0))
                .isCloseTo(once.backlogBits(0), within(1e-9));
    }

    @Test
    void diffusionHasItsClosedFormLimits() {
        // Long after the start of a stable queue: variance / (2 |drift|), whatever the start.
        assertThat(ReflectedDiffusion.meanAfter(0, -0.5, 2, 1e4)).isCloseTo(2, within(1e-9));
        assertThat(ReflectedDiffusion.meanAfter(30, -0.5, 2, 1e4)).isCloseTo(2, within(1e-9));
        // Driftless from 0: sqrt(2 variance t / pi). With strong growth: drift t + variance / (2 drift).
        assertThat(ReflectedDiffusion.meanAfter(0, 0, 2, 9)).isCloseTo(Math.sqrt(36 / Math.PI), within(1e-9));
        assertThat(ReflectedDiffusion.meanAfter(0, 3, 2, 1e3)).isCloseTo(3_000 + 1.0 / 3, within(1e-9));
        assertThat(ReflectedDiffusion.meanAfter(50, -2, 0, 10)).isEqualTo(30);
        assertThat(ReflectedDiffusion.meanAfter(5, -2, 0, 10)).isZero();
        assertThat(ReflectedDiffusion.meanAfter(1e6, -1e3, 1, 10)).isCloseTo(990_000, within(1e-3));
    }

    @Test
    void normalTailMeetsCommonsMath() {
        for (double x = 0; x < 25; x += 0.01) {
            double tail = 0.5 * Erf.erfc(x / Math.sqrt(2));
            assertThat(ReflectedDiffusion.tailRatio(x) * Math.exp(-x * x / 2)).isCloseTo(tail, within(1e-8 * tail));
        }
    }

    /** The equilibrium of a stable reflected motion is exponential; started from it, the mean must stay. */
    @Test
    void diffusionLeavesItsEquilibriumAlone() {
        double mean = 0;
        int points = 20_000;
        for (int i = 0; i < points; i++) {
            double start = -2 * Math.log((i + 0.5) / points);
            mean += ReflectedDiffusion.meanAfter(start, -0.5, 2, 1.5) / points;
        }
        assertThat(mean).isCloseTo(2, within(1e-3));
    }

    /** M/M/1 by its birth-death equations, Euler steps: near load 1 the diffusion is within a few percent at every time. */
    @Test
    void diffusionFollowsABusyQueue() {
        for (double arrivals : new double[] {0.95, 1.0, 1.05}) {
            double[] p = new double[1_500];
            p[0] = 1;
            double step = 0.1;
            for (int t = 0; t < 6_000; t++) {
                double[] next = new double[p.length];
                for (int n = 0; n < p.length; n++) {
                    double out = (n < p.length - 1 ? arrivals : 0) + (n > 0 ? 1 : 0);
                    next[n] = p[n] * (1 - step * out);
                    next[n] += n > 0 ? step * arrivals * p[n - 1] : 0;
                    next[n] += n < p.length - 1 ? step * p[n + 1] : 0;
                }
                p = next;
            }
            double mean = 0;
            for (int n = 0; n < p.length; n++) {
                mean += n * p[n];
            }
            assertThat(ReflectedDiffusion.meanAfter(0, arrivals - 1, 2 * arrivals, 600))
                    .as("arrivals %s", arrivals)
                    .isCloseTo(mean, within(0.04 * mean));
        }
    }

    @Test
    void cellFlowIsOneCurveFromIdleToOverload() {
        var cell = new CellFlow(4e6, new ConnectedUsers(10, Double.POSITIVE_INFINITY), 10_000);
        double capacity = 40e6;
        double before = 0;
        for (double load = 0; load < 2; load += 0.001) {
            FlowState state = cell.over(load * capacity, capacity, 0, 60);
            assertThat(state.activeFlows())
                    .as("load %s", load)
                    .isGreaterThanOrEqualTo(before * 0.95)
                    .isLessThan(1_000);
            assertThat(state.servedBits()).isLessThanOrEqualTo(capacity * 60);
            assertThat(state.utilisation()).isBetween(0.0, 1.0);
            assertThat(state.userThroughputBitPerS()).isBetween(0.0, capacity);
            before = state.activeFlows();
        }
        FlowState calm = cell.over(20e6, capacity, 1, 60);
        assertThat(calm.regime()).isEqualTo(FlowRegime.EQUILIBRIUM);
        assertThat(calm.activeFlows()).isCloseTo(1, within(1e-9));
        assertThat(calm.userThroughputBitPerS()).isCloseTo(20e6, within(1.0));
        assertThat(calm.connectedUsers()).isCloseTo(1 + 50, within(1e-6));
        assertThat(cell.over(39.6e6, capacity, 1, 60).regime()).isEqualTo(FlowRegime.TRANSIENT);
        FlowState over = cell.over(80e6, capacity, 0, 60);
        assertThat(over.regime()).isEqualTo(FlowRegime.OVERLOAD);
        // Fluid: 10 flows/s too many for 60 s.
        assertThat(over.activeFlowsAtEnd()).isCloseTo(600, within(3.0));
        assertThat(over.utilisation()).isCloseTo(1, within(1e-2));
        assertThat(cell.over(1e6, 0, 0, 60).utilisation()).isEqualTo(1);
        assertThat(new CellFlow(4e6, cell.connected(), 3)
                        .over(36e6, capacity, 0, 60)
                        .activeFlows())
                .isCloseTo(new AdmissionLimit(3).meanActiveFlows(0.9), within(1e-9));
    }
}
