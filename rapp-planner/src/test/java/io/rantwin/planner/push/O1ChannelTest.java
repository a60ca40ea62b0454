package io.rantwin.planner.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.twin.topology.Snssai;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a network of two cells that keeps what it is told: what is put there, what is taken back, and what is left alone. */
class O1ChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Configuration PLAN = new Configuration(
            List.of(Setting.offset("A", "B", 0, 3), Setting.offset("B", "A", 0, -3), Setting.tilt("A", 6, 8)));

    private FakeO1 network;
    private O1Channel channel;

    @BeforeEach
    void start() throws IOException {
        network = new FakeO1(List.of("A", "B"));
        channel = network.channel();
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private static PolicyOrder order(Configuration configuration) {
        return new PolicyOrder("lb", O1Channel.RIC, Configuration.TYPE, configuration.toJson());
    }

    @Test
    void whatIsPutIsThereAndWhatIsTakenBackIsAsItWas() throws PushException {
        PolicyOrder order = order(PLAN);
        assertThat(channel.read(order)).isNull();
        assertThat(channel.status(order)).isNull();
        channel.put(order, false);
        assertThat(network.patched())
                .containsExactly(
                        "/NRCellDU/S1-1/NRCellRelation/S1-2 {\"cellIndividualOffset\":3.0}",
                        "/NRCellDU/S1-2/NRCellRelation/S1-1 {\"cellIndividualOffset\":-3.0}",
                        "/NRCellDU/S1-1 {\"electricalTiltDegrees\":8.0}");
        assertThat(channel.read(order)).isEqualTo(PLAN.toJson());
        assertThat(channel.status(order)).isEqualTo(PolicyStatus.ENFORCED);
        channel.put(order, true);
        assertThat(network.patched()).as("what is there is not set again").hasSize(3);
        channel.delete(order);
        assertThat(network.values().values()).containsExactlyInAnyOrder(0.0, 0.0, 6.0, 6.0);
        assertThat(channel.read(order)).isNull();
    }

    @Test
    void sharesThatShrinkGoFirstBothWays() throws PushException, IOException {
        Snssai many = new Snssai(1, Snssai.NO_SD);
        Snssai few = new Snssai(1, 10);
        try (FakeO1 sliced = new FakeO1(List.of("A"), many, few)) {
            sliced.set("/NRCellDU/S1-1/RRMPolicyRatio/1", 80.0);
            PolicyOrder order = order(new Configuration(
                    List.of(Setting.guarantee("A", few, 0, 60), Setting.guarantee("A", many, 80, 40))));
            O1Channel there = sliced.channel();
            assertThat(there.read(order)).isNull();
            there.put(order, false);
            assertThat(sliced.patched())
                    .containsExactly(
                            "/NRCellDU/S1-1/RRMPolicyRatio/1 {\"rRMPolicyMinRatio\":40.0}",
                            "/NRCellDU/S1-1/RRMPolicyRatio/1-00000a {\"rRMPolicyMinRatio\":60.0}");
            assertThat(there.status(order)).isEqualTo(PolicyStatus.ENFORCED);
            there.delete(order);
            assertThat(sliced.values())
                    .containsEntry("/NRCellDU/S1-1/RRMPolicyRatio/1", 80.0)
                    .containsEntry("/NRCellDU/S1-1/RRMPolicyRatio/1-00000a", 0.0);
            assertThat(there.read(order)).isNull();
        }
    }

    @Test
    void whatWasCutShortIsSeenFinishedAndTakenBack() throws PushException {
        PolicyOrder order = order(PLAN);
        network.failAfter(1);
        PushException failed = catchThrowableOfType(PushException.class, () -> channel.put(order, false));
        assertThat(failed.kind()).isEqualTo(PushException.Kind.UNREACHABLE);
        assertThat(channel.read(order)).isNotNull().isNotEqualTo(PLAN.toJson());
        assertThat(String.valueOf(channel.read(order))).contains("cellIndividualOffset of B towards A");
        assertThat(channel.status(order).enforceStatus()).isEqualTo(PolicyStatus.EnforceStatus.NOT_ENFORCED);
        network.failAfter(Integer.MAX_VALUE);
        channel.delete(order);
        assertThat(channel.read(order)).isNull();
        channel.put(order, false);
        assertThat(channel.read(order)).isEqualTo(PLAN.toJson());
    }

    @Test
    void whatSomebodyElseHasSetIsRefusedAndLeftToThem() throws PushException {
        network.set("/NRCellDU/S1-1", 12.0);
        PolicyOrder order = order(PLAN);
        PushException refused = catchThrowableOfType(PushException.class, () -> channel.put(order, false));
        assertThat(refused.kind()).isEqualTo(PushException.Kind.REFUSED);
        assertThat(refused)
                .hasMessageContaining("electricalTiltDegrees of A is 12.0 by now")
                .hasMessageContaining("plan again");
        assertThat(network.patched()).as("nothing is done in part").isEmpty();
        network.set("/NRCellDU/S1-1/NRCellRelation/S1-2", 3.0);
        channel.delete(order);
        assertThat(network.values())
                .containsEntry("/NRCellDU/S1-1", 12.0)
                .containsEntry("/NRCellDU/S1-1/NRCellRelation/S1-2", 0.0);
    }

    @Test
    void cellsThatAreNotThereAndPoliciesOfRicsAreRefused() {
        PolicyOrder unknown = order(new Configuration(List.of(Setting.power("C", 46, 43))));
        assertThat(catchThrowableOfType(PushException.class, () -> channel.put(unknown, false)))
                .hasMessageContaining("configuredMaxTxPowerDbm of C is not there");
        PolicyOrder policy = new PolicyOrder("es", O1Channel.RIC, "ORAN_EnergySaving_3.0.1", JSON.createObjectNode());
        assertThat(catchThrowableOfType(PushException.class, () -> channel.read(policy)))
                .hasMessageContaining("is for a near-RT RIC");
        PolicyOrder wrong = new PolicyOrder(
                "lb", O1Channel.RIC, Configuration.TYPE, JSON.createObjectNode().put("colour", "red"));
        assertThat(catchThrowableOfType(PushException.class, () -> channel.read(wrong)))
                .hasMessageContaining("/colour: is not known here");
    }
}
