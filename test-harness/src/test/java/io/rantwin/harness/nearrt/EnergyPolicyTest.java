package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.ControlOutcome;
import io.rantwin.api.v1.PolicyState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A network of one site with a coverage and a capacity carrier, in which capacity is not needed: all the time, or for a night. The
 * capacity cell of the third sector acknowledges controls and ignores them.
 */
@Tag("acceptance")
class EnergyPolicyTest {
    static final String SCENARIO = """
            name: two-layers
            start: monday 03:30
            day: 2h
            layout: {sites: 1, wrapAround: false}
            carriers:
              - {name: coverage, band: 28, frequencyMegahertz: 760, subcarrierSpacingKilohertz: 15, bandwidthMegahertz: 20, downlinkShare: 1, configuredMaxTxPowerDbm: 46}
              - {name: capacity, band: 78, frequencyMegahertz: 3500, subcarrierSpacingKilohertz: 30, bandwidthMegahertz: 40, downlinkShare: 0.75, configuredMaxTxPowerDbm: 46}
            population: {users: 150, mix: {indoor: 0.8, pedestrian: 0.1, vehicular: 0.1}}
            energy: {reference: category_2_set_1, fullPowerWatts: 1000}
            slices:
              - name: embb
                sST: 1
                traffic:
                  - {class: file, activeShare: SHARE, sessionSeconds: 30, profile: PROFILE}
            faults:
              - {kind: controlIgnored, cell: S1-3@capacity, from: "monday 01:00", until: "monday 23:00"}
            """;

    /** Loads of ten seconds: those of one second jump with every piece of a video. */
    static final String CONFIGURATION = """
            intents:
              - name: cells
                level: cell
                nodes: ".*"
                styles: [1]
                granularityPeriodsMillis: [10000]
                reportsPerPeriod: 1
                measurements: [RRU.PrbTotDl, DRB.PdcpSduVolumeDL, DRB.UEThpDl, DRB.MeanActiveUeDl, RRC.ConnMean, PEE.AvgPower]
                slices: []
            season: {lengthMinutes: 120, phases: 48}
            """;

    /** Nobody comes up early, and then everybody. An hour is five minutes of network time. */
    private static final String MORNING =
            "[8, 7, 6, 6, 6, 6, 30, 70, 100, 100, 80, 70, 70, 70, 70, 70, 70, 70, 70, 60, 50, 40, 30, 20]";

    static final String TYPE = "ORAN_EnergySaving_3.0.1";
    private static final String POWER = "PEE.AvgPower";
    private static final String LOAD = "RRU.PrbTotDl";
    private static final int CELLS = 6;
    private static final int NODES = 1;
    private static final int SQUEEZED = 12;
    private static final Duration HOUR = Duration.ofHours(1).dividedBy(SQUEEZED);
    /** Until two in the morning of the second day: once the twin has seen a day. */
    private static final Duration ONE_DAY_AND_A_NIGHT = HOUR.multipliedBy(22).plus(HOUR.dividedBy(2));
    /** A quarter of an hour for a day of two, on a machine with other things to do. */
    private static final Duration LONG = Duration.ofMinutes(25);

    private static final Instant START = Instant.parse("2026-01-05T03:30:00Z");
    private static final Instant NIGHT_IS_OVER = Instant.parse("2026-01-06T04:00:00Z");
    private static final Instant MORNING_IS_THERE = Instant.parse("2026-01-06T07:30:00Z");

    private TwinWorld world;

    @BeforeEach
    void begin() throws Exception {
        world = new TwinWorld();
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.close();
        }
    }

    /** The xApp is up before network time begins. */
    private void start(String profile, double share, int speed) throws Exception {
        Path scenario = Files.writeString(
                world.ric().folder().resolve("two-layers.yaml"),
                SCENARIO.replace("PROFILE", profile).replace("SHARE", Double.toString(share)));
        world.startXapp(CONFIGURATION + world.topologyOf(scenario));
        world.awaitXapp();
        world.offerType(TYPE);
        world.ric().startRan(scenario.toString(), "--speed=" + speed, "--status-seconds=5");
        world.ric().awaitNodes(NODES);
        world.awaitCells(CELLS);
    }

    /** Of the coverage carrier 1, 3 and 5, of the capacity carrier 2, 4 and 6. */
    static String cell(int number) {
        return String.format(Locale.ROOT, "001-01-%09x", (1L << 14) + number);
    }

    static String saving(int percent, int... cells) {
        List<String> ids = new ArrayList<>();
        for (int number : cells) {
            ids.add("{'plmnId':{'mcc':'001','mnc':'01'},'cId':{'ncI':" + ((1L << 14) + number) + "}}");
        }
        return "{'scope':{'cellIdList':[" + String.join(",", ids) + "]},'esObjectives':{'esPercentage':" + percent
                + "}}";
    }

    private Instant now() throws Exception {
        return world.networkTime();
    }

    private double mean(String figure, Instant from, Duration length, int... cells) {
        return Arrays.stream(cells)
                .mapToDouble(number -> Told.mean(world.channel(), cell(number), figure, "", from, length))
                .sum();
    }

    @Test
    void cellsThatAreNotNeededSleepAndACellThatIgnoresItsControlIsCaught() throws Exception {
        start("flat", 0.03, 30);
        String slept = cellsSleep();
        world.putPolicy(TYPE, "deaf", saving(30, 6));
        System.out.println("energy: " + slept + "; " + aDeafCellIsCaught());
    }

    /** Takes three minutes. */
    @Test
    void cellsSleepInTheNightAndWakeBeforeTheyAreMissed() throws Exception {
        start(MORNING, 0.5, 60);
        world.awaitTime(START.plus(ONE_DAY_AND_A_NIGHT), LONG);
        String slept = cellsSleep();
        System.out.println("energy: " + slept + "; " + cellsWakeAheadOfTheMorning());
    }

    private String cellsSleep() throws Exception {
        Instant quiet = now().plusSeconds(60);
        world.awaitTime(quiet);
        double before = mean(POWER, quiet.minusSeconds(30), Duration.ofSeconds(30), 2, 4);

        // A policy for each: of both together one may be enough, once it is known what sleep saves.
        for (int number : new int[] {2, 4}) {
            world.putPolicy(TYPE, "night-" + number, saving(30, number));
            world.awaitStatus(TYPE, "night-" + number, "ENFORCED");
        }
        awaitVerified("night", 2, "sleep");

        // When it was sent is not when it was done: on a busy machine a second passes between, which is many of the
        // network's.
        Instant settled = now();
        world.awaitTime(settled.plusSeconds(30));
        double after = mean(POWER, settled, Duration.ofSeconds(30), 2, 4);
        assertThat(after).as(() -> story("night")).isLessThan(0.7 * before);
        return String.format(Locale.ROOT, "two cells took %.0f W, asleep %.0f W", before, after);
    }

    /** What was done, for people. */
    private String story(String policy) {
        StringBuilder text = new StringBuilder();
        effects(policy)
                .forEach(effect -> text.insert(
                        0,
                        Told.time(effect.getSentNs()) + " " + effect.getOutcome() + " " + effect.getControl() + "\n"));
        return text.toString();
    }

    private List<ControlEffect> effects(String policy) {
        List<ControlEffect> effects = new ArrayList<>();
        for (String name : policy.equals("night") ? List.of("night-2", "night-4") : List.of(policy)) {
            PolicyState state = world.policy(name);
            effects.addAll(state == null ? List.of() : state.getEffectsList());
        }
        return effects;
    }

    /** Network time at which the last of so many controls was sent that did what they should. */
    private Instant awaitVerified(String policy, int count, String words) {
        Instant[] last = {Instant.EPOCH};
        world.ric().await(count + " cells " + words, LONG, () -> {
            List<ControlEffect> verified = effects(policy).stream()
                    .filter(effect -> effect.getOutcome() == ControlOutcome.CONTROL_OUTCOME_VERIFIED)
                    .filter(effect -> effect.getControl().contains(words))
                    .toList();
            verified.forEach(effect -> {
                Instant sent = Told.time(effect.getSentNs());
                last[0] = sent.isAfter(last[0]) ? sent : last[0];
            });
            long cells =
                    verified.stream().map(ControlEffect::getCellId).distinct().count();
            return cells == count ? "" : cells + " of " + count + "\n" + story(policy) + world.policy(policy);
        });
        return last[0];
    }

    private String aDeafCellIsCaught() throws Exception {
        ControlEffect[] caught = {ControlEffect.getDefaultInstance()};
        world.ric().await("the ignored control is caught", TwinWorld.SOON, () -> {
            for (ControlEffect effect : effects("deaf")) {
                if (effect.getOutcome() == ControlOutcome.CONTROL_OUTCOME_NO_EFFECT) {
                    caught[0] = effect;
                    return "";
                }
            }
            return effects("deaf") + " " + world.policy("deaf");
        });
        Duration took = Duration.between(Told.time(caught[0].getSentNs()), now());
        world.awaitStatus(TYPE, "deaf", "NOT_ENFORCED");
        PolicyState state = world.policy("deaf");
        assertThat(state.getReason()).contains("no effect", cell(6));
        return "the deaf cell was caught within " + took.toSeconds() + " s of network time";
    }

    private String cellsWakeAheadOfTheMorning() throws Exception {
        Instant awake = awaitVerified("night", 2, "wake");
        double carried = 0;
        for (int carrier : new int[] {1, 3}) {
            carried = Math.max(carried, mean(LOAD, awake.minusSeconds(60), Duration.ofSeconds(60), carrier));
        }
        Instant ofTheDay = START.plus(Duration.between(START, awake).multipliedBy(SQUEEZED));
        // Ahead of the rise: who carries them had room yet, and they had slept through the night.
        assertThat(carried).as(() -> story("night")).isLessThan(60);
        assertThat(ofTheDay).as(() -> story("night")).isBetween(NIGHT_IS_OVER, MORNING_IS_THERE);
        return String.format(
                Locale.ROOT, "woken at %s of a squeezed day, when the carriers had %.0f %% at most", ofTheDay, carried);
    }
}
