package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.codecs.e2ap.E2removal.E2RemovalRequest;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a version lacks or demands is an error that names both, never left out. */
class EncodeErrorTest {
    private final E2apCodecs codecs = new E2apCodecs();

    @Test
    void ieThatTheVersionLacks() {
        refused(E2apVersion.V01_01, new ResetRequest(1, SampleMessages.CAUSE), "E2AP v01.01", "transactionId");
        refused(
                E2apVersion.V02_03,
                new RicControlAcknowledge(SampleMessages.REQUEST, 2, null, RicControlStatus.SUCCESS, null),
                "E2AP v02.03",
                "ricControlStatus");
        refused(E2apVersion.V02_03, subscription(null, Octets.ofHex("0102030405060708")), "ricSubscriptionEndTime");
        SampleMessages.of(E2apVersion.V02_03).stream()
                .filter(E2setupRequest.class::isInstance)
                .forEach(setup -> refused(E2apVersion.V01_01, setup, "E2AP v01.01", "transactionId"));
    }

    @Test
    void listThatTheVersionLacks() {
        E2setupRequest v1 =
                (E2setupRequest) SampleMessages.of(E2apVersion.V01_01).getFirst();
        E2setupRequest v2 =
                (E2setupRequest) SampleMessages.of(E2apVersion.V02_03).getFirst();

        refused(
                E2apVersion.V02_03,
                new E2setupRequest(
                        1,
                        v2.globalE2nodeId(),
                        v2.ranFunctionsAdded(),
                        v2.e2nodeComponentConfigAdditions(),
                        v1.e2nodeComponentConfigUpdates()),
                "e2nodeComponentConfigUpdates");
        refused(
                E2apVersion.V02_03,
                new E2setupRequest(
                        1, v2.globalE2nodeId(), v2.ranFunctionsAdded(), v1.e2nodeComponentConfigUpdates(), List.of()),
                "e2nodeComponent");
    }

    @Test
    void memberOfAnItemThatTheVersionLacks() {
        refused(E2apVersion.V02_03, subscription(3, null), "E2AP v02.03", "ricActionExecutionOrder");
        var withEnGnb = new GlobalE2nodeId.Gnb(
                new GlobalGnbId(SampleMessages.PLMN, 1, 22), new GlobalEnGnbId(SampleMessages.PLMN, 1, 22), null, null);
        refused(
                E2apVersion.V01_01,
                new E2setupRequest(null, withEnGnb, List.of(), List.of(), List.of()),
                "E2AP v01.01",
                "global-en-gNB-ID");
    }

    @Test
    void enumerationItemAndCauseThatTheVersionLacks() {
        refused(
                E2apVersion.V02_03,
                new RicControlRequest(
                        SampleMessages.REQUEST, 2, null, Octets.EMPTY, Octets.EMPTY, RicControlAckRequest.NACK),
                "nAck");
        refused(
                E2apVersion.V01_01,
                new ResetRequest(null, new Cause(Cause.Category.E2_NODE, "e2node-component-unknown")),
                "e2Node");
    }

    @Test
    void messageThatTheVersionLacks() {
        refused(E2apVersion.V01_01, new E2RemovalRequest(1), "E2AP v01.01 has no message E2RemovalRequest");
        SampleMessages.of(E2apVersion.V03_01).stream()
                .filter(RicQuery.class::isInstance)
                .forEach(query -> refused(E2apVersion.V02_03, query, "E2AP v02.03 has no message RicQuery"));
    }

    @Test
    void memberThatTheVersionDemands() {
        refused(E2apVersion.V02_03, new ResetRequest(null, SampleMessages.CAUSE), "E2AP v02.03", "transactionId");
        refused(E2apVersion.V03_01, new ResetRequest(1, null), "E2AP v03.01", "cause");
        refused(
                E2apVersion.V02_03,
                new E2setupRequest(1, SampleMessages.NODE, List.of(), List.of(), List.of()),
                "ranFunctionsAdded");
        refused(
                E2apVersion.V02_03,
                new E2setupRequest(
                        1,
                        SampleMessages.NODE,
                        List.of(new RanFunction.Item(2, Octets.EMPTY, 1, null)),
                        ((E2setupRequest) SampleMessages.of(E2apVersion.V02_03).getFirst())
                                .e2nodeComponentConfigAdditions(),
                        List.of()),
                "ranFunctionOID");
    }

    @Test
    void valuesOutOfRange() {
        refused(
                E2apVersion.V02_03,
                new RicSubscription.RicSubscriptionDeleteRequest(SampleMessages.REQUEST, 4_096),
                "4096");
        refused(
                E2apVersion.V02_03,
                new RicSubscription.RicSubscriptionDeleteRequest(new RicRequestId(-1, 0), 1),
                "ricRequestorID");
        refused(
                E2apVersion.V01_01,
                new E2setupRequest(
                        null,
                        new GlobalE2nodeId.Gnb(new GlobalGnbId(SampleMessages.PLMN, 1L << 22, 22), null, null, null),
                        List.of(),
                        List.of(),
                        List.of()),
                "4194304 does not fit 22 bits");
        refused(
                E2apVersion.V01_01,
                new E2setupRequest(
                        null,
                        new GlobalE2nodeId.Gnb(new GlobalGnbId(SampleMessages.PLMN, 1, 70), null, null, null),
                        List.of(),
                        List.of(),
                        List.of()),
                "70 bits");
    }

    private void refused(E2apVersion version, E2apMessage message, String... parts) {
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codecs.of(version).encode(message))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static RicSubscriptionRequest subscription(@Nullable Integer order, @Nullable Octets end) {
        var action = new RicAction.ToBeSetup(1, RicActionType.REPORT, null, null, order);
        return new RicSubscriptionRequest(SampleMessages.REQUEST, 2, Octets.EMPTY, List.of(action), null, end);
    }
}
