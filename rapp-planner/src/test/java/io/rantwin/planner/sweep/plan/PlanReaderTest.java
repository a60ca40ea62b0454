package io.rantwin.planner.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Levels;
import io.rantwin.planner.sweep.Lever;
import io.rantwin.planner.sweep.SmallNetwork;
import io.rantwin.planner.sweep.Space;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.twin.topology.TopologyWriter;
import io.rantwin.twin.whatif.CellPowers;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
    private static final String NETWORK = "network: {snapshot: now.snapshot}\n";
    private static final String ENERGY = NETWORK + "template: {kind: energy-saving}\n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void files() throws IOException {
        Files.write(folder.resolve("now.snapshot"), SmallNetwork.sliced().toBytes());
        int n = SmallNetwork.CELLS.size();
        double[] users = new double[n];
        Arrays.fill(users, 40);
        CellPowers powers = CellPowers.unknown(n);
        powers.set(2, 120, 4, 15);
        Files.write(
                folder.resolve("told.snapshot"),
                SmallNetwork.sliced()
                        .withConnectedUsers(users)
                        .withPowers(powers)
                        .toBytes());
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallNetwork.topology()));
        Files.writeString(folder.resolve("broken.json"), "{\"cells\": 3}");
    }

    private static SweepJob read(String text) throws PlanException {
        return PlanReader.read(text, "plan", folder, null).job();
    }

    @Test
    void aTemplateHasDimensionsObjectiveAndGuardRails() throws PlanException {
        SweepJob job =
                read(ENERGY + "name: night\nspace: {method: latin-hypercube, scenarios: 500}\ndraws: 4\nseed: 9\n");
        assertThat(job.space().dimensions()).hasSize(6);
        assertThat(job.space().dimensions().get(4))
                .isEqualTo(new Dimension("sleep of B1", new Lever.Asleep(List.of(4)), new Levels.Flag(0.2)));
        assertThat(job.objective().words()).isEqualTo("least PEE.AvgPower");
        assertThat(job.rails()).hasSize(2);
        assertThat(job.rails().getFirst().words()).isEqualTo("greatest RRU.PrbTotDl <= 80.0");
        assertThat(job.evaluations()).isEqualTo(2000);
        assertThat(job.seed()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "energy-saving, 64",
        "load-balancing, 15625",
        "growth, 21",
        "outage, 6",
        "event, 30",
        "'slice-sla, slice: 2-00000a', 13",
    })
    void everyTemplateHasAGridOfItsOwn(String kind, long scenarios) throws PlanException {
        SweepJob job = read(NETWORK + "template: {kind: " + kind + "}\n");
        assertThat(job.space().method()).isEqualTo(Space.Method.GRID);
        assertThat(job.space().scenarios()).isEqualTo(scenarios);
    }

    @Test
    void dimensionsOfOnesOwnStandBesideATemplate() throws PlanException {
        SweepJob job = read(NETWORK + """
                template: {kind: coverage, cells: [A0], tiltDegrees: [-2, 0, 2], powerDb: 0}
                dimensions:
                  - {lever: demand, levels: {quantiles: {"0.1": 0.8, "0.5": 1, "0.9": 1.5}}}
                  - {name: weak, lever: power, cells: [B0, B1], each: true, levels: {from: -6, to: 0, steps: 3}}
                  - {lever: slice-max, slice: 2-00000a, levels: [10, 20]}
                objective: {figure: DRB.UEThpDl, of: least, aim: most}
                guardRails:
                  - {figure: RRU.PrbTotDl, atMost: 70, risk: 0.2}
                  - {figure: carried demand, slice: "1", of: network, atLeast: 95, atMost: 101}
                figures:
                  - {figure: DRB.MeanActiveUeDl, of: greatest}
                risk: 0.01
                """);
        assertThat(job.space().scenarios()).isEqualTo(3 * 1 * 3 * 3 * 3 * 2);
        assertThat(job.space().dimensions().stream().map(Dimension::name))
                .containsExactly("tilt of A0", "power of A0", "demand", "weak of B0", "weak of B1", "slice-max");
        assertThat(job.rails().stream().map(rail -> rail.words() + " risk " + rail.risk()))
                .containsExactly(
                        "greatest RRU.PrbTotDl <= 70.0 risk 0.2",
                        "carried demand of slice 1 <= 101.0 risk 0.01",
                        "carried demand of slice 1 >= 95.0 risk 0.01");
        assertThat(job.allFigures().getFirst().words()).isEqualTo("least DRB.UEThpDl");
        assertThat(job.allFigures().getLast().words()).isEqualTo("greatest DRB.MeanActiveUeDl");
    }

    @Test
    void aTopologyBecomesANetworkWithTheLoadsAssumed() throws PlanException, SnapshotException {
        SweepJob job = read("""
                network: {topology: city.json, load: 0.3, loads: {B2: 0.6}, slices: {"1": 0.75, "2": 0.25}}
                template: {kind: growth}
                figures: [{figure: RRU.PrbUsedDl, slice: "2"}]
                """);
        Snapshot snapshot = Snapshot.fromBytes(job.snapshot());
        assertThat(snapshot.cellIds()).isEqualTo(SmallNetwork.CELLS);
        assertThat(snapshot.slices().slices()).hasSize(2);
        assertThat(snapshot.demandMean()[5]).isGreaterThan(snapshot.demandMean()[4]);
        SweepJob night = read("""
                network: {topology: city.json, load: 0.3, loads: {B2: 0.6}, demandFactor: 0.25}
                template: {kind: growth}
                """);
        assertThat(Snapshot.fromBytes(night.snapshot()).demandMean()[5]).isEqualTo(0.25 * snapshot.demandMean()[5]);
    }

    @Test
    void anotherTimeOfDayHasFewerUsersAndTheSamePowers() throws PlanException, SnapshotException {
        SweepJob job = read("""
                network: {snapshot: told.snapshot, demandFactor: 0.25}
                template: {kind: outage}
                """);
        Snapshot night = Snapshot.fromBytes(job.snapshot());
        assertThat(night.connectedUsers()).containsOnly(10);
        assertThat(night.powers().idleWatts()[2]).isEqualTo(120);
        assertThat(night.slices().slices()).isNotEmpty();
    }

    @Test
    void jsonIsAPlanToo() throws PlanException {
        assertThat(read("{\"network\": {\"snapshot\": \"now.snapshot\"}, \"template\": {\"kind\": \"outage\"}}")
                        .space()
                        .scenarios())
                .isEqualTo(6);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    name: x                                                      | /network: is missing
                    network: {}                                                  | /network: must have one of topology
                    network: {topology: none.json}                               | /network/topology: there is no such file
                    network: {topology: broken.json}                             | /network/topology: The topology has
                    network: {snapshot: city.json}                               | /network/snapshot: is no snapshot
                    network: {topology: city.json, load: 2}                      | /network/load: must be a number from 0 to 0.95, not 2
                    network: {topology: city.json, loads: {C9: 0.1}}             | /network/loads/C9: is no cell of the topology
                    network: {topology: city.json, slices: {"1": 0.5}}           | /network/slices: must be the shares
                    network: {topology: city.json, lode: 0.3}                    | /network/lode: is not known here; there are
                    network: 3                                                   | /network: must be an object with members, not 3
                    ENERGY colour: red                                           | /colour: is not known here; there are dimensions, draws
                    ENERGY draws: 0                                              | /draws: must be a whole number from 1 to 10000, not 0
                    ENERGY draws: many                                           | /draws: must be a whole number from 1 to 10000, not "many"
                    ENERGY draws: 2.5                                            | /draws: must be a whole number
                    ENERGY risk: 1.5                                             | /risk: must be a number from 0 to 1, not 1.5
                    ENERGY powerModel: steam                                     | /powerModel: must be one of earth-macro
                    ENERGY space: {method: guess}                                | /space/method: must be one of grid, latin-hypercube, samples, not guess
                    ENERGY space: {method: samples}                              | /space/scenarios: is missing
                    ENERGY space: {scenarios: 12}                                | /space/scenarios: is not asked of a grid
                    ENERGY space: {method: samples, scenarios: 900000000}        | /space/scenarios: must be a whole number from 1 to 100000000
                    ENERGY objective: {figure: Speed, aim: most}                 | /objective/figure: is not known: Speed; there are RRU.PrbTotDl
                    ENERGY objective: {figure: PEE.AvgPower}                     | /objective/aim: must be most or least
                    ENERGY guardRails: [{figure: PEE.AvgPower}]                  | /guardRails/0: must have atMost, atLeast or both
                    ENERGY guardRails: [{figure: PEE.AvgPower, slice: "1", atMost: 3}] | /guardRails/0/figure: is none of a slice
                    ENERGY guardRails: {figure: PEE.AvgPower}                    | /guardRails: must be a list
                    ENERGY dimensions: [{lever: power}]                          | /dimensions/0/levels: is missing
                    ENERGY dimensions: [{lever: warp, levels: 1}]                | /dimensions/0/lever: must be one of asleep
                    ENERGY dimensions: [{levels: 1}]                             | /dimensions/0/lever: is missing
                    ENERGY dimensions: [{lever: tilt, cells: [Z], levels: 1}]    | /dimensions/0/cells/0: is no cell of the network: Z
                    ENERGY dimensions: [{lever: tilt, levels: [1, 99]}]          | /dimensions/0/levels/1: must be a number from -45 to 45, not 99
                    ENERGY dimensions: [{lever: tilt, levels: {from: 1}}]        | /dimensions/0/levels: must have from and to
                    ENERGY dimensions: [{lever: tilt, levels: {quantiles: {"2": 1}}}] | /dimensions/0/levels/quantiles/2: must be a probability
                    ENERGY dimensions: [{lever: slice-min, slice: "9", levels: 5}] | /dimensions/0/slice: is no slice of the network: 9
                    ENERGY dimensions: [{lever: tilt, levels: 1}, {lever: tilt, levels: 2}] | /dimensions: two dimensions are named tilt
                    ENERGY draws: 1, draws: 2                                    | (the whole): line
                    """)
    void aMistakeIsToldWithItsPlace(String text, String expected) {
        String plan =
                text.startsWith("ENERGY ") ? ENERGY + text.substring(7).replace(", draws: 2", "\ndraws: 2") : text;
        PlanException wrong = catchThrowableOfType(PlanException.class, () -> read(plan));
        assertThat(wrong).as(plan).isNotNull();
        assertThat(wrong.mistakes())
                .as(plan)
                .anySatisfy(mistake -> assertThat(mistake.toString()).startsWith(expected));
        assertThat(wrong).hasMessageStartingWith("plan has ");
    }

    @Test
    void whatIsMissingAltogetherIsTold() {
        PlanException wrong = catchThrowableOfType(PlanException.class, () -> read(NETWORK));
        assertThat(wrong.mistakes())
                .contains(
                        new Mistake("/objective", "is missing, and there is no template that has one"),
                        new Mistake(
                                "", "has nothing that differs between scenarios: it needs a template or dimensions"));
        assertThat(catchThrowableOfType(PlanException.class, () -> read("")).mistakes())
                .isNotEmpty();
        assertThat(catchThrowableOfType(PlanException.class, () -> read("a: [")).mistakes())
                .isNotEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        PlanException wrong = catchThrowableOfType(
                PlanException.class, () -> read(ENERGY + "draws: 0\nrisk: 7\nspace: {method: samples, sample: 3}\n"));
        assertThat(wrong.mistakes().stream().map(Mistake::path))
                .contains("/draws", "/risk", "/space/sample", "/space/scenarios");
    }
}
