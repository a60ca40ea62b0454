package io.rantwin.harness.ran.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.fault.NetworkFault;
import io.rantwin.harness.ran.fault.ReportFault;
import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.network.HandoverRules;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
    @Test
    void isRunnableWhenItIsEmpty() throws ScenarioException {
        Scenario scenario = read("");

        assertThat(scenario.name()).isEqualTo("given");
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.plan().layout().cells()).hasSize(21);
        assertThat(scenario.plan().ues()).isEqualTo(210);
        assertThat(scenario.plan().handover()).isEqualTo(HandoverRules.USUAL);
        assertThat(scenario.plan().clock().compression()).isEqualTo(1);
        assertThat(scenario.plan().neighbours()[0]).hasSizeGreaterThan(2);
        assertThat(scenario.faults()).isEmpty();
    }

    @Test
    void takesWhatIsWritten() throws ScenarioException {
        NetworkPlan plan = read("""
                seed: 7
                start: saturday 18:30
                layout: {sites: 3, interSiteDistanceMetres: 750, environment: umi, wrapAround: false,
                         electricalTiltDegrees: 4, configuredMaxTxPowerDbm: 40, heightMetres: 12}
                carriers:
                  - {name: low, band: 28, frequencyMegahertz: 760, subcarrierSpacingKilohertz: 15,
                     bandwidthMegahertz: 10, downlinkShare: 1, configuredMaxTxPowerDbm: 43}
                  - {name: high, band: 78, frequencyMegahertz: 3500, bandwidthMegahertz: 50}
                neighbours: {reach: 0.5, most: 2}
                population:
                  usersPerCell: 4
                  mix: {pedestrian: 3, vehicular: 1}
                  hotspots:
                    - {radiusMetres: 50, weight: 0.4, track: [{hour: 6, xMetres: 0}, {hour: 12, xMetres: 600}]}
                slices:
                  - {name: a, sST: 1, sD: 0x0000ff, rRMPolicyDedicatedRatio: 5, rRMPolicyMinRatio: 10, rRMPolicyMaxRatio: 50,
                     traffic: [{class: urllc, weight: 2}]}
                handover: {a3OffsetDb: 3, timeToTriggerMillis: 320}
                admission: {mostUsersPerCell: 12}
                energy: {reference: category_2_set_2, fullPowerWatts: 600}
                thermal: {airCelsius: 30}
                """).plan();

        assertThat(plan.layout().cells()).hasSize(18);
        assertThat(plan.layout().cells().get(0).powerDbm()).isEqualTo(43);
        assertThat(plan.layout().cells().get(1).powerDbm()).isEqualTo(40);
        assertThat(plan.layout().carriers().get(0).resourceBlocks()).isEqualTo(52);
        assertThat(plan.layout().distanceMetres(0, 750, 0)).isEqualTo(750);
        assertThat(plan.layout().sectorOf(0).heightMetres()).isEqualTo(12);
        assertThat(plan.layout().sectorOf(0).electricalTiltDegrees()).isEqualTo(4);
        assertThat(plan.neighbours()[3]).hasSize(2);
        assertThat(plan.ues()).isEqualTo(72);
        assertThat(plan.ground().mix().indoorWeight()).isZero();
        // Half of the way at half of the time.
        assertThat(plan.ground().hotspots().getFirst().track().x(9)).isEqualTo(300);
        assertThat(plan.slices().getFirst().sd()).isEqualTo(255);
        assertThat(plan.slices().getFirst().policy()).isEqualTo(new SlicePolicy(5, 10, 50));
        assertThat(plan.slices().getFirst().traffic().getFirst().trafficClass()).isEqualTo(TrafficClass.URLLC_PERIODIC);
        assertThat(plan.handover().offsetDb()).isEqualTo(3);
        assertThat(plan.handover().timeToTriggerMillis()).isEqualTo(320);
        assertThat(plan.mostUsersPerCell()).isEqualTo(12);
        assertThat(plan.power().activeDownlinkUnits())
                .isEqualTo(ReferencePower.CATEGORY_2_SET_2.model().activeDownlinkUnits());
        assertThat(plan.fullPowerWatts()).isEqualTo(600);
        assertThat(plan.airCelsius()).isEqualTo(30);
        // Saturday is the sixth day.
        assertThat(plan.clock().startHours()).isEqualTo(5 * 24 + 18.5);
    }

    @Test
    void squeezesADayWithItsTransitionsItsHeatAndItsFaults() throws ScenarioException {
        String text = """
                start: monday 00:00
                faults:
                  - {kind: sleepingCell, cell: 3, from: "monday 12:00", until: "tuesday 12:00"}
                  - {kind: sleepingCell, cell: 3, from: 90s, until: 2min}
                """;
        ScenarioReader reader = new ScenarioReader("given.yaml", null, new ScenarioChanges(null, 1800.0, null));
        Scenario scenario = reader.read("given", text.getBytes(StandardCharsets.UTF_8));

        assertThat(scenario.plan().clock().compression()).isEqualTo(48);
        assertThat(scenario.plan().thermal().timeConstantSeconds())
                .isCloseTo(ThermalModel.MACRO_RADIO_UNIT.timeConstantSeconds() / 48, within(1e-9));
        assertThat(scenario.plan().power().deep().totalSeconds())
                .isCloseTo(ReferencePower.CATEGORY_1_SET_1.model().deep().totalSeconds() / 48, within(1e-12));
        TimedFault byHour = scenario.faults().get(0);
        assertThat(byHour.fromMicros()).isEqualTo(900_000_000L);
        assertThat(byHour.untilMicros()).isEqualTo(2_700_000_000L);
        TimedFault byTime = scenario.faults().get(1);
        assertThat(byTime.fromMicros()).isEqualTo(90_000_000L);
        assertThat(byTime.untilMicros()).isEqualTo(120_000_000L);
    }

    @Test
    void knowsWhatIsOnAtTheStart() throws ScenarioException {
        Scenario scenario = read("""
                start: tuesday 10:00
                population:
                  events: [{name: fair, from: "monday 09:00", until: "tuesday 12:00", rampHours: 1}]
                faults:
                  - {kind: antennaDegradation, cell: 0, from: "tuesday 08:00", fullAt: "tuesday 09:00", until: "tuesday 11:00"}
                  - {kind: sleepingCell, cell: 0, from: "tuesday 12:00", until: "tuesday 13:00"}
                """);
        assertThat(scenario.plan().ground().events().getFirst().size(24 + 10)).isEqualTo(1);
        assertThat(scenario.plan().ground().events().getFirst().size(24 + 13)).isZero();
        TimedFault first = scenario.faults().getFirst();
        assertThat(first.strength(0)).isEqualTo(1);
        assertThat(first.untilMicros()).isEqualTo(3_600_000_000L);
        assertThat(scenario.faults().get(1).fromMicros()).isEqualTo(7_200_000_000L);
        assertThat(mistakeIn("faults: [{kind: sleepingCell, from: \"monday 12:00\", until: \"monday 10:00\"}]"))
                .contains("ends later than it begins");
    }

    @Test
    void namesCellsAndSitesInFaults() throws ScenarioException {
        List<TimedFault> faults = read("""
                start: tuesday 06:00
                faults:
                  - {kind: antennaDegradation, cell: S2-3, lossDb: 8, from: "monday 06:00", fullAt: "monday 18:00"}
                  - {kind: reportLoss, site: S7, probability: 0.5}
                  - {kind: missingNeighbour, cell: S1-1, neighbour: S1-2}
                """).faults();

        assertThat(faults.get(0).fault()).isEqualTo(new NetworkFault.AntennaDegradation(5, 8));
        // The Monday after that Tuesday.
        assertThat(faults.get(0).fromMicros()).isEqualTo(6 * 24 * 3_600_000_000L);
        assertThat(faults.get(0).fullMicros() - faults.get(0).fromMicros()).isEqualTo(12 * 3_600_000_000L);
        assertThat(faults.get(0).untilMicros()).isEqualTo(TimedFault.FOREVER);
        assertThat(faults.get(1).fault()).isEqualTo(new ReportFault.ReportLoss(6, 0.5));
        assertThat(faults.get(2).fault()).isEqualTo(new NetworkFault.MissingNeighbour(0, 1));
    }

    @Test
    void drawsOpenPlacesFromTheSeed() throws ScenarioException {
        String text = "faults: [" + "{kind: sleepingCell, cell: any}, ".repeat(20) + "]";
        assertThat(read("seed: 5\n" + text).faults())
                .isEqualTo(read("seed: 5\n" + text).faults());
        assertThat(read("seed: 6\n" + text).faults())
                .isNotEqualTo(read("seed: 5\n" + text).faults());
        assertThat(read("seed: 5\n" + text).faults().stream().distinct().count())
                .isGreaterThan(5);
    }

    @Test
    void tellsAllMistakesAtOnceWithLineAndPlace() {
        String text = """
                layout:
                  sites: 8
                  colour: blue
                carriers:
                  - {bandwidthMegahertz: 97}
                population: {users: many}
                slices:
                  - traffic:
                      - class: fax
                day: 2 weeks
                faults:
                  - {kind: sleepingCell, cell: S9-1}
                """;
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> read(text))
                .satisfies(refused -> {
                    assertThat(refused.mistakes())
                            .extracting(ScenarioMistake::line, ScenarioMistake::pointer)
                            .containsExactlyInAnyOrder(
                                    org.assertj.core.groups.Tuple.tuple(2, "/layout/sites"),
                                    org.assertj.core.groups.Tuple.tuple(3, "/layout/colour"),
                                    org.assertj.core.groups.Tuple.tuple(5, "/carriers/0/bandwidthMegahertz"),
                                    org.assertj.core.groups.Tuple.tuple(6, "/population/users"),
                                    org.assertj.core.groups.Tuple.tuple(9, "/slices/0/traffic/0/class"),
                                    org.assertj.core.groups.Tuple.tuple(10, "/day"),
                                    org.assertj.core.groups.Tuple.tuple(12, "/faults/0/cell"));
                    assertThat(refused)
                            .hasMessageContaining(
                                    "given.yaml:2: /layout/sites: found \"8\", allowed is one of [1, 3, 7, 19, 37]");
                });
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThat(mistakeIn("slices: [{rRMPolicyMinRatio: 60}, {rRMPolicyMinRatio: 60}]"))
                .contains("120");
        assertThat(mistakeIn("slices: [{rRMPolicyMinRatio: 60, rRMPolicyMaxRatio: 50}]"))
                .contains("min <= max");
        assertThat(mistakeIn("population: {users: 5, usersPerCell: 5}")).contains("one of the two");
        assertThat(mistakeIn("faults: [{kind: sleepingCell, from: 10s, until: 5s}]"))
                .contains("ends later than it begins");
        assertThat(mistakeIn("layout: {siteFile: {folder: x}, sites: 7}")).contains("beside a site file");
    }

    @Test
    void refusesYamlThatHidesThings() {
        assertThat(mistakeIn("seed: 1\nseed: 2")).contains("given.yaml:2").contains("a second \"seed\"");
        assertThat(mistakeIn("name: &a x\ndescription: *a")).contains("an alias");
        assertThat(mistakeIn("name: !!java.io.File x")).contains("a tag");
        assertThat(mistakeIn("name: a\n---\nname: b")).contains("a second document");
        assertThat(mistakeIn("layout: [")).contains("no YAML");
        assertThat(mistakeIn("[1, 2]")).contains("a mapping");
        assertThat(mistakeIn("a: ".repeat(1) + "[".repeat(100) + "]".repeat(100)))
                .contains("no YAML");
        assertThat(mistakeIn("#".repeat(2_000_000))).contains("octets");
    }

    /** Whatever is done to a good file, it is read or refused with a place; nothing else is thrown. */
    @Property(tries = 300, seed = "1")
    void survivesAnyHarm(@ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 127) int octet)
            throws ScenarioException {
        byte[] text = Scenarios.textOf("faults-day").getBytes(StandardCharsets.UTF_8);
        text[at % text.length] = (byte) octet;
        try {
            Scenario scenario = new ScenarioReader("given.yaml", null, ScenarioChanges.NONE).read("given", text);
            assertThat(scenario.plan().ues()).isPositive();
        } catch (ScenarioException refused) {
            assertThat(refused.mistakes())
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake.line()).isNotNegative());
        }
    }

    @Test
    void readsSitesFromTablesBesideIt(@TempDir Path folder) throws IOException, ScenarioException {
        Path tables = Files.createDirectory(folder.resolve("town"));
        Files.writeString(
                tables.resolve("sites.csv"), "site_id,coordinates\nA,\"51.0,12.0\"\nB,\"51.01,12.0\"\nC,bad\n");
        Files.writeString(
                tables.resolve("antennas.csv"),
                "antenna_id,site_id,operator,orientation\n1,A,x,0\n2,B,x,120\n3,B,y,240\n");
        Files.writeString(tables.resolve("cells.csv"), "antenna_id,service\n1,N78\n2,N78\n3,N78\n");
        Path file = folder.resolve("town.yaml");
        Files.writeString(file, "layout: {siteFile: {folder: town, operator: x, services: {N78: n78-3500}}}\n");

        Scenario scenario = Scenarios.of(file.toString(), ScenarioChanges.NONE);

        assertThat(scenario.name()).isEqualTo("town");
        assertThat(scenario.cells().all()).containsExactly("A-1", "B-1");
        assertThat(scenario.rejectedSites()).hasSize(1);
        // One hundredth of a degree of latitude is 1.11 km.
        assertThat(scenario.plan()
                        .layout()
                        .distanceMetres(
                                0,
                                scenario.plan().layout().sites().get(1).xMetres(),
                                scenario.plan().layout().sites().get(1).yMetres()))
                .isCloseTo(1112, within(3.0));
    }

    @Test
    void saysWhatThereIsWhenNothingIsFound() {
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> Scenarios.of("no-such-thing", ScenarioChanges.NONE))
                .withMessageContaining("no-such-thing")
                .withMessageContaining("city-21");
    }

    private static String mistakeIn(String text) {
        try {
            read(text);
        } catch (ScenarioException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("was not refused: " + text);
    }

    private static Scenario read(String text) throws ScenarioException {
        return new ScenarioReader("given.yaml", null, ScenarioChanges.NONE)
                .read("given", text.getBytes(StandardCharsets.UTF_8));
    }
}
