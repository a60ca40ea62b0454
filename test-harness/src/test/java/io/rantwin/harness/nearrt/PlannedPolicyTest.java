package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.v1.PolicyState;
import io.rantwin.harness.process.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a policy, each part a process of its own: planner, management service, mediator, xApp, cells; and its status all
 * the way back.
 */
@Tag("acceptance")
class PlannedPolicyTest {
    private static final String POWER = "PEE.AvgPower";

    private TwinWorld world;
    private Planner planner;

    @BeforeEach
    void begin() throws Exception {
        world = new TwinWorld(true);
        planner = new Planner(world.ric());
    }

    @AfterEach
    void end() throws Exception {
        if (planner != null) {
            planner.kill();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void anEnergyPolicyIsEnforcedAnotherRefusedAndTheKillSwitchWakesTheCells() throws Exception {
        Path scenario = Files.writeString(
                world.ric().folder().resolve("two-layers.yaml"),
                EnergyPolicyTest.SCENARIO.replace("PROFILE", "flat").replace("SHARE", "0.03"));
        world.startXapp(EnergyPolicyTest.CONFIGURATION + world.topologyOf(scenario));
        world.awaitXapp();
        world.offerType(EnergyPolicyTest.TYPE);
        world.ric().order("pms-look");
        world.ric().startRan(scenario.toString(), "--speed=30", "--status-seconds=5");
        world.ric().awaitNodes(1);
        world.awaitCells(6);
        Instant quiet = world.networkTime().plusSeconds(60);
        world.awaitTime(quiet);
        double before = power(quiet.minusSeconds(30));

        planner.want("night", EnergyPolicyTest.TYPE, EnergyPolicyTest.saving(30, 2, 4));
        planner.run();
        awaitAudit("night", "\"ENFORCED\"");
        Instant slept = world.networkTime().plusSeconds(60);
        world.awaitTime(slept.plusSeconds(30));
        assertThat(power(slept)).as(planner.audit()).isLessThan(0.7 * before);

        // All cells at once: nobody would cover the place.
        planner.kill();
        planner.want("blackout", EnergyPolicyTest.TYPE, EnergyPolicyTest.saving(95, 1, 3, 5));
        planner.run();
        awaitAudit("blackout", "NOT_ENFORCED");
        PolicyState refused = world.policy("blackout");
        assertThat(refused).isNotNull();
        assertThat(refused.getReason()).isNotBlank();

        planner.policy("halt", "--reason", "enough");
        awaitAudit("night", "policy.gone");
        Instant ended = world.networkTime().plusSeconds(60);
        world.awaitTime(ended.plusSeconds(30));
        assertThat(power(ended)).as(planner.audit()).isGreaterThan(0.8 * before);
        planner.kill();
        planner.verifyAudit();
    }

    /** Of the two capacity cells that may sleep [W]. */
    private double power(Instant from) {
        return Told.mean(world.channel(), EnergyPolicyTest.cell(2), POWER, "", from, Duration.ofSeconds(30))
                + Told.mean(world.channel(), EnergyPolicyTest.cell(4), POWER, "", from, Duration.ofSeconds(30));
    }

    private void awaitAudit(String policy, String words) {
        world.ric().await(policy + " " + words, TwinWorld.SOON, () -> {
            world.ric().assertAllAlive();
            return planner.audit().lines().anyMatch(line -> line.contains('"' + policy + '"') && line.contains(words))
                    ? ""
                    : planner.log() + planner.audit();
        });
    }
}
