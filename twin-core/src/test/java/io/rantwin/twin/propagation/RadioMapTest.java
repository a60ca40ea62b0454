package io.rantwin.twin.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RadioMapTest {
    private static final RadioOptions OPTIONS = new RadioOptions(40, 6, AntennaPattern.PANEL, 1.5, Environment.UMA);

    @Test
    void everyCellHasItsPointsAndIsTheStrongestThere() {
        RadioMap map = RadioMapMaker.make(Layouts.hexagonal(7, 500), OPTIONS, new Chance(1));
        int[] count = new int[map.cells()];
        double[] sum = new double[map.cells()];
        for (int p = 0; p < map.points(); p++) {
            count[map.home(p)]++;
            sum[map.home(p)] += map.weight(p);
            assertThat(map.cell(p, 0)).isEqualTo(map.home(p));
            for (int k = 1; k < map.candidates(); k++) {
                assertThat(map.gain(p, k))
                        .isLessThanOrEqualTo(map.gain(p, k - 1))
                        .isPositive();
            }
        }
        assertThat(count).containsOnly(40);
        for (double s : sum) {
            assertThat(s).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theSameSeedGivesTheSameMapAndOctetsKeepEveryBit() throws IOException {
        Topology topology = Layouts.hexagonal(7, 500);
        RadioMap map = RadioMapMaker.make(topology, OPTIONS, new Chance(1));
        byte[] octets = octets(map);
        assertThat(octets(RadioMapMaker.make(topology, OPTIONS, new Chance(1)))).isEqualTo(octets);
        assertThat(octets(RadioMapMaker.make(topology, OPTIONS, new Chance(2)))).isNotEqualTo(octets);
        RadioMap again = RadioMap.read(new DataInputStream(new ByteArrayInputStream(octets)));
        assertThat(octets(again)).isEqualTo(octets);
        for (int length = 0; length < octets.length; length += 997) {
            byte[] cut = Arrays.copyOf(octets, length);
            assertThatThrownBy(() -> RadioMap.read(new DataInputStream(new ByteArrayInputStream(cut))))
                    .isInstanceOf(IOException.class);
        }
    }

    /** A hot-spot layer at one of seven sites: its users are near that site, and not at the doorstep of another one. */
    @Test
    void aLayerOfOneSiteHasNoUsersWhereOthersServe() {
        Topology low = Layouts.hexagonal(7, 500);
        Carrier hot = new Carrier("n41", 2.6e9, 30e3, 40, 106, 0.75);
        List<Carrier> carriers = new ArrayList<>(low.carriers());
        carriers.add(hot);
        List<Cell> cells = new ArrayList<>(low.cells());
        for (int sector = 0; sector < 3; sector++) {
            Cell under = cells.get(sector);
            cells.add(new Cell(
                    "hot" + sector,
                    under.siteId(),
                    hot.name(),
                    under.azimuthDegrees(),
                    0.0,
                    9.0,
                    25.0,
                    46.0,
                    null,
                    true,
                    List.of()));
        }
        RadioMap map = RadioMapMaker.make(
                new Topology(carriers, low.sites(), cells, List.of(), List.of()), OPTIONS, new Chance(1));
        assertThat(RadioOptions.of(low)).isEqualTo(RadioOptions.STANDARD);
        assertThat(RadioOptions.of(new Topology(carriers, low.sites(), cells, List.of(), List.of()))
                        .indoorShare())
                .isEqualTo(0.8);
        int hotPoints = 0;
        for (int p = 0; p < map.points(); p++) {
            if (map.home(p) < 21) {
                continue;
            }
            hotPoints++;
            double here = 0;
            double there = 0;
            for (int k = 0; k < map.candidates() && map.cell(p, k) != RadioMap.NONE; k++) {
                here = map.cell(p, k) < 3 ? Math.max(here, map.gain(p, k)) : here;
                there = map.cell(p, k) >= 3 && map.cell(p, k) < 21 ? Math.max(there, map.gain(p, k)) : there;
            }
            assertThat(10 * Math.log10(there / here)).isLessThanOrEqualTo(6 + 1e-9);
        }
        assertThat(hotPoints).isEqualTo(3 * 40);
    }

    /** Behind walls all cells of a carrier are weaker, so noise counts for more; users whom no signal of use reaches are none. */
    @Test
    void wallsWeakenAllCellsAlikeAndNobodyIsOutOfReach() {
        Topology topology = Layouts.hexagonal(7, 500);
        RadioOptions walls = new RadioOptions(40, 6, AntennaPattern.PANEL, 1.5, Environment.UMA, 1, 0.5);
        RadioMap outdoors = RadioMapMaker.make(topology, OPTIONS, new Chance(1));
        RadioMap indoors = RadioMapMaker.make(topology, walls, new Chance(1));
        double[] weaker = new double[2];
        for (int p = 0; p < indoors.points(); p++) {
            weaker[0] += 10 * Math.log10(outdoors.gain(p, 0) / indoors.gain(p, 0)) / indoors.points();
            weaker[1] += 10 * Math.log10(outdoors.gain(p, 1) / indoors.gain(p, 1)) / indoors.points();
            // 46 dBm over 273 PRBs of 360 kHz; noise of -174 dBm/Hz and a receiver of 9 dB.
            double power = 46 - 10 * Math.log10(273);
            double noise = -174 + 10 * Math.log10(360e3) + 9;
            assertThat(power + 10 * Math.log10(indoors.gain(p, 0)) - noise).isGreaterThan(-10 - 1e-9);
        }
        assertThat(weaker[0]).isBetween(15.0, 30.0);
        assertThat(weaker[1]).isCloseTo(weaker[0], within(3.0));
    }

    @Test
    void theMedianPointOfAFullNetworkIsAsGoodAsInTheCalibrationOfTheStandard() {
        RadioMap map = RadioMapMaker.make(Layouts.hexagonal(19, 500), OPTIONS, new Chance(3));
        double[] ratio = new double[map.points()];
        for (int p = 0; p < ratio.length; p++) {
            double others = 0;
            for (int k = 1; k < map.candidates(); k++) {
                others += map.gain(p, k);
            }
            ratio[p] = 10 * Math.log10(map.gain(p, 0) / others);
        }
        Arrays.sort(ratio);
        // 3GPP macro geometry with all cells transmitting: median some 3 to 8 dB, cell edge (5 %) some -4 to 0 dB.
        assertThat(ratio[ratio.length / 2]).isBetween(3.0, 9.0);
        assertThat(ratio[ratio.length / 20]).isBetween(-5.0, 0.5);
    }

    @Test
    void moreTiltWeakensTheCellAtItsNeighbours() {
        Topology topology = Layouts.hexagonal(7, 500);
        RadioMap map = RadioMapMaker.make(topology, OPTIONS, new Chance(1));
        double[] tilts = new double[map.cells()];
        Arrays.setAll(tilts, map::electricalTiltDegrees);
        assertThat(gains(map.tilted(tilts))).isEqualTo(gains(map));
        tilts[0] += 4;
        RadioMap tilted = map.tilted(tilts);
        double before = 0;
        double after = 0;
        for (int p = 0; p < map.points(); p++) {
            for (int k = 0; k < map.candidates(); k++) {
                if (map.cell(p, k) == 0 && map.home(p) != 0) {
                    before += map.gain(p, k);
                    after += tilted.gain(p, k);
                } else if (map.cell(p, k) != 0) {
                    assertThat(tilted.gain(p, k)).isEqualTo(map.gain(p, k));
                }
            }
        }
        assertThat(after).isLessThan(before);
        tilts[0] -= 4;
        assertThat(gains(tilted.tilted(tilts))).isEqualTo(gains(map));
    }

    @Test
    void withoutPositionsBordersFollowHandovers() {
        Topology topology = Layouts.graph(List.of(
                new NeighbourRelation(0, 1, 0, 900.0),
                new NeighbourRelation(0, 2, 0, 100.0),
                new NeighbourRelation(1, 0, 0, 900.0)));
        RadioMap map = RadioMapMaker.make(topology, OPTIONS, new Chance(1));
        assertThat(map.basis(0)).isEqualTo(ModelBasis.NEIGHBOUR_GRAPH);
        assertThat(map.basis(2)).isEqualTo(ModelBasis.STAND_ALONE);
        int towardsOne = 0;
        int ofZero = 0;
        for (int p = 0; p < map.points(); p++) {
            assertThat(map.cell(p, 0)).isEqualTo(map.home(p));
            if (map.home(p) == 0) {
                ofZero++;
                towardsOne += map.cell(p, 1) == 1 ? 1 : 0;
            }
            if (map.home(p) == 2) {
                assertThat(map.background(p)).isPositive();
                assertThat(map.cell(p, 1)).isEqualTo(RadioMap.NONE);
            }
        }
        assertThat(towardsOne).isGreaterThan(ofZero * 3 / 4);
        assertThat(GraphPoints.apportioned(new double[] {0.5, 0.3, 0.2}, 7)).containsExactly(4, 2, 1);
    }

    @Test
    void shadowingHasItsDeviationAndItsCorrelations() {
        Shadowing shadowing = new Shadowing(new Chance(11));
        int n = 20_000;
        double squares = 0;
        double sites = 0;
        double near = 0;
        double far = 0;
        for (int i = 0; i < n; i++) {
            double x = i * 173.0;
            double a = shadowing.decibels(Environment.UMA, 1, x, 40, 0);
            squares += a * a;
            sites += a * shadowing.decibels(Environment.UMA, 2, x, 40, 0);
            near += a * shadowing.decibels(Environment.UMA, 1, x + 10, 40, 0);
            far += a * shadowing.decibels(Environment.UMA, 1, x, 400, 0);
        }
        assertThat(Math.sqrt(squares / n)).isCloseTo(6, within(0.15));
        assertThat(sites / squares).isCloseTo(0.5, within(0.04));
        assertThat(near / squares).isCloseTo(0.85, within(0.12));
        assertThat(far / squares).isCloseTo(0, within(0.04));
    }

    @Test
    void weightsAndOffsetsCanBeLearned() {
        RadioMap map = RadioMapMaker.make(Layouts.hexagonal(1, 500), OPTIONS, new Chance(1));
        double[] weights = new double[map.points()];
        Arrays.setAll(weights, p -> 1 + p % 2);
        RadioMap weighted = map.weighted(weights);
        assertThat(weighted.weight(1)).isCloseTo(2 * weighted.weight(0), within(1e-15));
        RadioMap louder = map.calibrated(new double[] {3, 0, 0});
        double db = 10 * Math.log10(louder.gain(0, 0) / map.gain(0, 0));
        assertThat(db).isCloseTo(map.cell(0, 0) == 0 ? 3 : 0, within(1e-12));
    }

    private static double[] gains(RadioMap map) {
        double[] gains = new double[map.points() * map.candidates()];
        Arrays.setAll(gains, e -> map.gain(e / map.candidates(), e % map.candidates()));
        return gains;
    }

    private static byte[] octets(RadioMap map) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        map.write(new DataOutputStream(octets));
        return octets.toByteArray();
    }
}
