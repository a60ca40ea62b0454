package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class GainMapTest {
    private static final ReferenceNetwork NETWORK = new ReferenceNetwork(Environment.UMA, 7, 2e9, 42);
    private static final int CELLS = 21;
    private static final long CHECKSUM = 4_093_295_878L;

    private final float[] decibels = new float[CELLS];
    private final float[] ratio = new float[CELLS];

    private void outdoors(double x, double y) {
        NETWORK.gainMap.gains(x, y, 1.5, Surroundings.OUTDOOR, 0.0, 0.0, decibels, ratio, 0);
    }

    /** 100 m north-east by the first sector's boresight (30 degrees): each part of the budget by itself. */
    @Test
    void gainIsAntennaLessLossLessShadow() {
        double x = 100.0 * 0.5;
        double y = 100.0 * Math.sqrt(3.0) / 2.0;
        outdoors(x, y);

        boolean los = NETWORK.conditions.lineOfSight(0, x, y, 100.0, 1.5);
        double zenith = 90.0 + StrictMath.toDegrees(StrictMath.atan(23.5 / 100.0));
        double expected = AntennaColumn.CALIBRATION.gainDbi(0.0, zenith, 12.0)
                - (los ? 78.277 : 98.177)
                - NETWORK.shadowFading.decibels(0, los ? LinkState.LOS : LinkState.NLOS, x, y);
        assertThat((double) decibels[0]).isCloseTo(expected, within(0.01));
        assertThat(10.0 * StrictMath.log10(ratio[0])).isCloseTo(decibels[0], within(1e-4));
        // The other two sectors look 120 degrees away: more than 12 (120/65)² - 30 dB down, same shadow.
        assertThat(decibels[0] - decibels[1]).isBetween(20.0f, 31.0f);
        assertThat(decibels[1]).isEqualTo(decibels[2], within(0.01f));
    }

    @Test
    void wallsTakeTheirLossFromEveryCell() {
        float[] deep = new float[CELLS];
        NETWORK.gainMap.gains(80.0, 10.0, 1.5, Surroundings.BUILDING_LOW_LOSS, 0.0, 0.0, decibels, ratio, 0);
        NETWORK.gainMap.gains(80.0, 10.0, 1.5, Surroundings.BUILDING_LOW_LOSS, 0.0, 2.0, deep, ratio, 0);

        for (int cell = 0; cell < CELLS; cell++) {
            assertThat(decibels[cell] - deep[cell]).isCloseTo(8.8f, within(1e-3f));
        }
    }

    @Test
    void tiltMovesPowerFromFarToNear() {
        ReferenceNetwork network = new ReferenceNetwork(Environment.UMA, 1, 2e9, 7);
        float[] before = new float[3];
        float[] after = new float[3];
        double north = Math.sqrt(3.0) / 2.0;
        for (double distance : new double[] {60.0, 240.0}) {
            network.gainMap.setElectricalTilt(0, 4.0);
            network.gainMap.gains(0.5 * distance, north * distance, 1.5, Surroundings.OUTDOOR, 0, 0, before, ratio, 0);
            network.gainMap.setElectricalTilt(0, 14.0);
            network.gainMap.gains(0.5 * distance, north * distance, 1.5, Surroundings.OUTDOOR, 0, 0, after, ratio, 0);
            // Seen 21 and 5.6 degrees below the horizon.
            assertThat(after[0] > before[0]).isEqualTo(distance < 100.0);
            assertThat(after[1]).isEqualTo(before[1]);
        }
    }

    /** Leaning a panel by mechanical tilt points it as electrical tilt does, straight ahead. */
    @Test
    void mechanicalTiltLeansThePanel() {
        Carrier carrier = new Carrier("n1", 1, 2e9, 0, 20, 1.0);
        float[] leaned = new float[3];
        float[] level = new float[3];
        double north = Math.sqrt(3.0) / 2.0;
        for (double tilt : new double[] {0.0, 10.0}) {
            Layout layout = new HexagonalLayout(
                            1, 500.0, Environment.UMA, List.of(carrier), 46.0, 25.0, tilt, 0.0, false)
                    .build();
            GainMap map = new GainMap(
                    layout,
                    new ShadowFading(layout, 0.5, new SplittableRandom(1)),
                    new LinkConditions(layout, new SplittableRandom(2)),
                    AntennaColumn.CALIBRATION);
            // 23.5 m down over 133.3 m: 10 degrees.
            map.gains(
                    133.3 * 0.5,
                    133.3 * north,
                    1.5,
                    Surroundings.OUTDOOR,
                    0,
                    0,
                    tilt == 0.0 ? level : leaned,
                    ratio,
                    0);
        }
        double down = AntennaColumn.CALIBRATION.gainDbi(0.0, 100.0, 0.0);
        assertThat((double) leaned[0] - level[0]).isCloseTo(18.0 - down, within(0.1));
        // Panels that look away from the user lean up there.
        assertThat(leaned[1]).isNotEqualTo(level[1]);
    }

    /** With wrap-around no cell is at an edge: each serves its share of an even drop and is seen with the same median. */
    @Test
    void everyCellSeesTheSameDistribution() {
        int drops = 4_200;
        float[][] seen = new float[CELLS][drops];
        int[] served = new int[CELLS];
        int[] best = new int[1];
        double[] point = new double[2];
        SplittableRandom random = new SplittableRandom(9);
        for (int n = 0; n < drops; n++) {
            NETWORK.layout.drawPosition(random, point);
            outdoors(point[0], point[1]);
            for (int cell = 0; cell < CELLS; cell++) {
                seen[cell][n] = decibels[cell];
            }
            StrongestCells.select(decibels, 0, CELLS, best);
            served[best[0]]++;
        }
        double meanMedian = 0.0;
        for (float[] figures : seen) {
            Arrays.sort(figures);
            meanMedian += figures[drops / 2] / CELLS;
        }
        for (int cell = 0; cell < CELLS; cell++) {
            // One map holds some 400 independent shadows a site: medians scatter by half a decibel, shares by a sixth.
            assertThat((double) seen[cell][drops / 2]).isCloseTo(meanMedian, within(2.0));
            assertThat(served[cell]).isBetween(100, 300);
        }
    }

    /** Crossing the border of the cluster changes nothing: the images of a point have the same gains. */
    @Test
    void imagesOfAPointHaveTheSameGains() {
        float[] image = new float[CELLS];
        outdoors(300.0, 200.0);
        NETWORK.gainMap.gains(
                300.0 - NETWORK.layout.wrapAround().x(1),
                200.0 - NETWORK.layout.wrapAround().y(1),
                1.5,
                Surroundings.OUTDOOR,
                0.0,
                0.0,
                image,
                ratio,
                0);
        assertThat(image).containsExactly(decibels, within(1e-3f));
    }

    /** The checksum is part of the contract "same seed, same bytes on any CPU"; it changes only with the model. */
    @Test
    void sameSeedGivesTheSameBytes() {
        assertThat(checksum(new ReferenceNetwork(Environment.UMA, 7, 2e9, 42))).isEqualTo(CHECKSUM);
        assertThat(checksum(NETWORK)).isEqualTo(CHECKSUM);
        assertThat(checksum(new ReferenceNetwork(Environment.UMA, 7, 2e9, 43))).isNotEqualTo(CHECKSUM);
    }

    private static long checksum(ReferenceNetwork network) {
        CRC32 crc = new CRC32();
        float[] decibels = new float[CELLS];
        float[] ratio = new float[CELLS];
        ByteBuffer bytes = ByteBuffer.allocate(8 * CELLS);
        double[] point = new double[2];
        SplittableRandom random = new SplittableRandom(17);
        for (int n = 0; n < 300; n++) {
            network.layout.drawPosition(random, point);
            Surroundings surroundings = List.of(Surroundings.values()).get(n % 4);
            network.gainMap.gains(
                    point[0],
                    point[1],
                    1.5 + n % 8 * 3.0,
                    surroundings,
                    5.0,
                    Gaussian.next(random),
                    decibels,
                    ratio,
                    0);
            bytes.clear();
            bytes.asFloatBuffer().put(decibels).put(ratio);
            crc.update(bytes.array());
        }
        return crc.getValue();
    }

    @Test
    void theInnerFunctionAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        outdoors(10.0, 10.0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int n = 0; n < 1_000; n++) {
            outdoors(n, -n);
        }
        // A thousand arrays of one number each would be 16 kB and more.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000L);
    }

    @Test
    void strongestCellsComeInOrder() {
        float[] strength = {9f, -80f, -60f, -90f, -60f, -70f};
        int[] three = new int[3];

        assertThat(StrongestCells.select(strength, 1, 5, three)).isEqualTo(3);
        assertThat(three).containsExactly(1, 3, 4);
        assertThat(StrongestCells.select(strength, 0, 2, three)).isEqualTo(2);
        assertThat(three).startsWith(0, 1);
    }
}
