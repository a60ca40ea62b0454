package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.ControlOutcome;
import io.rantwin.api.v1.PolicyState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One busy site with one carrier, where a slice may be capped and no cell can be missed. */
@Tag("acceptance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlicePolicyTest {
    private static final String SCENARIO = """
            name: three-sectors
            start: monday 12:00
            layout: {sites: 1, wrapAround: false}
            carriers:
              - {band: 78, frequencyMegahertz: 3500, bandwidthMegahertz: 20}
            population: {users: 60, mix: {indoor: 0.4, pedestrian: 0.2, vehicular: 0.4}}
            slices:
              - name: capped
                sST: 1
                sD: 7
                traffic: [{class: file, demand: 0.4, activeShare: 0.95, profile: flat}]
              - name: other
                sST: 1
                traffic: [{class: file, demand: 0.4, activeShare: 0.95, profile: flat}]
            """;

    private static final String CONFIGURATION = """
            intents:
              - name: cells
                level: cell
                nodes: ".*"
                styles: [1]
                granularityPeriodsMillis: [1000]
                reportsPerPeriod: 1
                measurements: [RRU.PrbTotDl, DRB.RlcSduTransmittedVolumeDL, DRB.UEThpDl, DRB.MeanActiveUeDl, RRC.ConnMean, PEE.AvgPower]
                slices: []
              - name: capped
                level: slice
                nodes: ".*"
                styles: [1]
                granularityPeriodsMillis: [1000]
                reportsPerPeriod: 1
                measurements: [RRU.PrbUsedDl, DRB.PdcpSduVolumeDL, DRB.RlcSduDelayDl]
                slices: ["1-000007"]
            """;

    private static final String SLA = "ORAN_SliceSLATarget_4.0.1";
    private static final String ENERGY = "ORAN_EnergySaving_3.0.1";
    private static final String SLICE = "1-000007";
    private static final String USED = "RRU.PrbUsedDl";
    private static final int CELLS = 3;
    private static final int BLOCKS = 51;
    private static final int MOST_KBITS = 3_000;
    private static final Pattern SHARE = Pattern.compile("0\\.\\.([0-9]+) % of the PRBs instead");
    private static final JsonMapper JSON = new JsonMapper();

    private TwinWorld world;
    private int o1;

    @BeforeAll
    void begin() throws Exception {
        world = new TwinWorld();
        Path scenario = Files.writeString(world.ric().folder().resolve("three-sectors.yaml"), SCENARIO);
        world.offerType(SLA);
        world.offerType(ENERGY);
        world.ric().startRan(scenario.toString(), "--speed=15", "--status-seconds=5");
        o1 = world.ric().awaitO1();
        world.ric().awaitNodes(1);
        world.startXapp(CONFIGURATION + world.topologyOf(o1) + "control: {o1Url: \"http://127.0.0.1:" + o1 + "\"}\n");
        world.awaitXapp();
        world.awaitCells(CELLS);
    }

    @AfterAll
    void end() throws Exception {
        if (world != null) {
            world.close();
        }
    }

    private static String cell(int number) {
        return String.format(Locale.ROOT, "001-01-%09x", (1L << 14) + number);
    }

    private static String cellId(int number) {
        return "{'plmnId':{'mcc':'001','mnc':'01'},'cId':{'ncI':" + ((1L << 14) + number) + "}}";
    }

    private double used(Instant from, Duration length) {
        return Told.mean(world.channel(), cell(1), USED, SLICE, from, length);
    }

    @Test
    void aCapOnASliceBindsAndIsSeenInReports() throws Exception {
        Instant begin = world.networkTime().plusSeconds(30);
        world.awaitTime(begin.plusSeconds(61));
        double free = used(begin, Duration.ofSeconds(60));

        world.putPolicy(
                SLA,
                "cap",
                "{'scope':{'sliceId':{'sst':1,'sd':'000007','plmnId':{'mcc':'001','mnc':'01'}}},"
                        + "'sliceSlaObjectives':{'maxDlThptPerSlice':" + MOST_KBITS + "},"
                        + "'sliceSlaResources':{'cellIdList':[" + cellId(1) + "]}}");
        world.awaitStatus(SLA, "cap", "ENFORCED");
        ControlEffect control = awaitVerified();
        Instant set = world.networkTime();
        world.awaitTime(set.plusSeconds(61));
        double bound = used(set, Duration.ofSeconds(60));

        assertThat(maxRatio()).isBetween(1.0, 60.0);
        double share = largestShare();
        assertThat(control.getCellId()).isEqualTo(cell(1));
        assertThat(share).isBetween(1.0, 60.0);
        assertThat(bound)
                .as("PRBs of the slice")
                .isLessThanOrEqualTo(share / 100 * BLOCKS + 0.5)
                .isPositive();
        assertThat(free).as("PRBs of the slice without a cap").isGreaterThan(1.3 * bound);
        world.awaitStatus(SLA, "cap", "ENFORCED");
        System.out.printf(
                Locale.ROOT,
                "slice: %.1f PRBs in the mean of a minute, capped at %d kbit/s or %.0f %% of %d PRBs %.1f; %s%n",
                free,
                MOST_KBITS,
                share,
                BLOCKS,
                bound,
                control.getOutcome());
    }

    private ControlEffect awaitVerified() {
        ControlEffect[] verified = {ControlEffect.getDefaultInstance()};
        world.ric().await("the share is set and in place", TwinWorld.SOON, () -> {
            PolicyState state = world.policy("cap");
            if (state != null) {
                for (ControlEffect effect : state.getEffectsList()) {
                    if (effect.getOutcome() == ControlOutcome.CONTROL_OUTCOME_VERIFIED) {
                        verified[0] = effect;
                        return "";
                    }
                }
            }
            return String.valueOf(state);
        });
        return verified[0];
    }

    /** The largest of all that were set: what the cell could carry with all its PRBs is estimated anew all the time. */
    private double largestShare() {
        double largest = 0;
        for (ControlEffect effect : world.policy("cap").getEffectsList()) {
            Matcher words = SHARE.matcher(effect.getControl());
            assertThat(words.find()).as(effect.getControl()).isTrue();
            largest = Math.max(largest, Double.parseDouble(words.group(1)));
        }
        return largest;
    }

    /** As the network has it, per cent. */
    private double maxRatio() throws Exception {
        JsonNode policies = JSON.readTree(
                world.ric().ask("GET", o1, "/NRCellDU/0/RRMPolicyRatio", "").body());
        for (JsonNode policy : policies) {
            if (policy.path("sST").asInt() == 1 && policy.path("sD").asInt() == 7) {
                return policy.path("rRMPolicyMaxRatio").asDouble(Double.NaN);
            }
        }
        throw new AssertionError("no policy of the slice: " + policies);
    }

    @Test
    void aPolicyThatWouldLoseCoverageIsRefusedByTheNamesOfTheCells() throws Exception {
        world.putPolicy(
                ENERGY,
                "dark",
                "{'scope':{'cellIdList':[" + cellId(2) + "," + cellId(3) + "]},'esObjectives':{'esPercentage':30}}");
        world.awaitStatus(ENERGY, "dark", "NOT_ENFORCED");

        PolicyState state = world.policy("dark");
        assertThat(state.getReason()).contains("cover", "of the demand of", cell(2), cell(3));
        assertThat(state.getEffectsList()).isEmpty();
        assertThat(world.twin("policies")).contains("dark", "not enforced", cell(2));
        System.out.println("coverage: " + state.getReason());
    }
}
