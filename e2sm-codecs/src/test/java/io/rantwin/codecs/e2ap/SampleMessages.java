package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.e2ap.CriticalityDiagnostics.TypeOfError;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdate;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdateAcknowledge;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdateFailure;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Configuration;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdate;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateAcknowledge;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateFailure;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalFailure;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalRequest;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalResponse;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.E2reset.ResetResponse;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentAction;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentActionType;
import io.rantwin.codecs.e2ap.RicAction.RicTimeToWait;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryFailure;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryRequest;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryResponse;
import io.rantwin.codecs.e2ap.RicService.RicServiceQuery;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdate;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateAcknowledge;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationConfirm;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationFailure;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRefuse;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRequest;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRequired;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationResponse;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import java.util.List;

/** One small message or more of each kind, by the version that introduced its layout. */
final class SampleMessages {
    static final RicRequestId REQUEST = new RicRequestId(123, 1);
    static final Plmn PLMN = Plmn.of("001", "01");
    static final Cause CAUSE = new Cause(Cause.Category.RIC_SERVICE, "ric-resource-limit");
    static final GlobalE2nodeId NODE = new GlobalE2nodeId.Gnb(new GlobalGnbId(PLMN, 0x19B, 22), null, null, 7L);
    static final RanFunction.Item FUNCTION =
            new RanFunction.Item(2, Octets.ofHex("cafe"), 1, "1.3.6.1.4.1.53148.1.3.2.2");

    private static final CriticalityDiagnostics DIAGNOSTICS = new CriticalityDiagnostics(
            8,
            MessageClass.INITIATING_MESSAGE,
            Criticality.REJECT,
            REQUEST,
            List.of(new CriticalityDiagnostics.Ie(Criticality.REJECT, 30, TypeOfError.MISSING)));
    private static final E2nodeComponent F1 =
            new E2nodeComponent.OfInterface(E2nodeComponent.InterfaceType.F1, new E2nodeComponentId.F1(7));
    private static final E2nodeComponent XN = new E2nodeComponent.OfInterface(
            E2nodeComponent.InterfaceType.XN, new E2nodeComponentId.Xn(new GlobalGnbId(PLMN, 5, 24)));
    private static final E2nodeComponentConfig.Item CONFIG = new E2nodeComponentConfig.Item(
            F1, new Configuration.SetupMessages(Octets.ofHex("0102"), Octets.ofHex("0304")));
    private static final E2nodeComponentConfig.Ack ACK =
            new E2nodeComponentConfig.Ack(F1, UpdateOutcome.FAILURE, CAUSE);
    private static final TnlInformation TNL = TnlInformation.of(Octets.ofHex("7f000001"), 36_421);
    private static final RicAction.IdCause NOT_ADMITTED = new RicAction.IdCause(2, CAUSE);

    private SampleMessages() {}

    static List<E2apMessage> of(E2apVersion version) {
        return switch (version) {
            case V01_01 -> v01();
            case V02_03 -> v02();
            case V03_01 -> v03();
        };
    }

    private static List<E2apMessage> v01() {
        var component = new E2nodeComponent.OfNode(E2nodeComponent.NodeType.GNB_DU, new E2nodeComponentId.F1(7));
        var update = new E2nodeComponentConfig.Item(
                component, new Configuration.Gnb(Octets.ofHex("01"), null, null, Octets.ofHex("04")));
        var ack = new E2nodeComponentConfig.Ack(component, UpdateOutcome.SUCCESS, null);
        return List.of(
                new E2setupRequest(null, NODE, List.of(FUNCTION), List.of(), List.of(update)),
                new E2setupResponse(
                        null,
                        new GlobalRicId(PLMN, 0xAAAAA),
                        List.of(new RanFunction.Id(2, 1)),
                        List.of(),
                        List.of(),
                        List.of(ack)),
                new E2setupFailure(null, CAUSE, TimeToWait.V10S, null, TNL),
                new ResetRequest(null, CAUSE),
                new ErrorIndication(
                        null, REQUEST, 2, new Cause(Cause.Category.RIC_REQUEST, "duplicate-event-trigger"), null),
                new E2nodeConfigurationUpdate(null, null, List.of(), List.of(update), List.of(), List.of()),
                new RicServiceUpdateFailure(
                        null, null, List.of(new RanFunction.IdCause(2, CAUSE)), TimeToWait.V1S, null),
                new RicSubscriptionFailure(REQUEST, 2, null, List.of(NOT_ADMITTED), null),
                new RicControlAcknowledge(REQUEST, 2, null, RicControlStatus.SUCCESS, Octets.ofHex("0a")));
    }

    private static List<E2apMessage> v02() {
        return List.of(
                new E2setupRequest(1, NODE, List.of(FUNCTION), List.of(CONFIG), List.of()),
                new E2setupRequest(
                        2,
                        new GlobalE2nodeId.NgEnb(
                                new GlobalNgEnbId(PLMN, new EnbId(EnbId.Kind.SHORT_MACRO, 9)),
                                new GlobalEnbId(PLMN, new EnbId(EnbId.Kind.LONG_MACRO, 0x1FFFFF)),
                                3L),
                        List.of(FUNCTION),
                        List.of(new E2nodeComponentConfig.Item(XN, CONFIG.configuration())),
                        List.of()),
                new E2setupResponse(
                        1,
                        new GlobalRicId(PLMN, 0xAAAAA),
                        List.of(new RanFunction.Id(2, 1)),
                        List.of(new RanFunction.IdCause(3, CAUSE)),
                        List.of(ACK),
                        List.of()),
                new E2setupFailure(1, CAUSE, TimeToWait.V60S, DIAGNOSTICS, TNL),
                new ResetRequest(4, new Cause(Cause.Category.MISC, "om-intervention")),
                new ResetResponse(4, DIAGNOSTICS),
                new ErrorIndication(null, REQUEST, 2, Cause.TRANSFER_SYNTAX_ERROR, DIAGNOSTICS),
                new E2RemovalRequest(5),
                new E2RemovalResponse(5, null),
                new E2RemovalFailure(5, CAUSE, null),
                new RicServiceUpdate(6, List.of(FUNCTION), List.of(FUNCTION), List.of(new RanFunction.Id(9, 0))),
                new RicServiceUpdateAcknowledge(6, List.of(new RanFunction.Id(2, 1)), List.of()),
                new RicServiceUpdateFailure(6, CAUSE, List.of(), TimeToWait.V2S, null),
                new RicServiceQuery(7, List.of(new RanFunction.Id(2, 1))),
                new E2nodeConfigurationUpdate(
                        8,
                        NODE,
                        List.of(CONFIG),
                        List.of(CONFIG),
                        List.of(new E2nodeComponentConfig.Removal(XN)),
                        List.of(new TnlAssociation.Removal(TNL, TNL))),
                new E2nodeConfigurationUpdateAcknowledge(8, List.of(ACK), List.of(), List.of(ACK)),
                new E2nodeConfigurationUpdateFailure(8, CAUSE, null, null),
                new E2connectionUpdate(
                        9,
                        List.of(new TnlAssociation.Usage(TNL, TnlAssociation.TnlUsage.BOTH)),
                        List.of(TNL),
                        List.of()),
                new E2connectionUpdateAcknowledge(9, List.of(), List.of(new TnlAssociation.SetupFailed(TNL, CAUSE))),
                new E2connectionUpdateFailure(9, CAUSE, TimeToWait.V5S, null),
                new RicSubscriptionRequest(
                        REQUEST,
                        2,
                        Octets.ofHex("0063"),
                        List.of(new RicAction.ToBeSetup(
                                1,
                                RicActionType.INSERT,
                                Octets.ofHex("beef"),
                                new RicSubsequentAction(RicSubsequentActionType.WAIT, RicTimeToWait.W20MS),
                                null)),
                        null,
                        null),
                new RicSubscriptionResponse(REQUEST, 2, List.of(new RicAction.Id(1)), List.of(NOT_ADMITTED)),
                new RicSubscriptionFailure(REQUEST, 2, CAUSE, List.of(), DIAGNOSTICS),
                new RicSubscriptionDeleteRequest(REQUEST, 2),
                new RicSubscriptionDeleteResponse(REQUEST, 2),
                new RicSubscriptionDeleteFailure(REQUEST, 2, CAUSE, null),
                new RicSubscriptionDeleteRequired(
                        List.of(new RicSubscriptionDeleteRequired.WithCause(REQUEST, 2, CAUSE))),
                new RicIndication(
                        REQUEST, 2, 1, 77, RicIndicationType.REPORT, Octets.ofHex("0a0b"), Octets.ofHex("0c"), null),
                new RicControlRequest(
                        REQUEST,
                        3,
                        Octets.ofHex("01"),
                        Octets.ofHex("02"),
                        Octets.ofHex("03"),
                        RicControlAckRequest.ACK),
                new RicControlAcknowledge(REQUEST, 3, null, null, null),
                new RicControlFailure(REQUEST, 3, null, CAUSE, Octets.ofHex("05"), DIAGNOSTICS));
    }

    private static List<E2apMessage> v03() {
        var toBeSetup = new RicAction.ToBeSetup(1, RicActionType.REPORT, Octets.ofHex("beef"), null, 4);
        return List.of(
                new RicSubscriptionRequest(
                        REQUEST,
                        2,
                        Octets.ofHex("0063"),
                        List.of(toBeSetup),
                        Octets.ofHex("e9c1f2a300000000"),
                        Octets.ofHex("e9c1f2b300000000")),
                new RicSubscriptionModificationRequest(
                        REQUEST,
                        2,
                        Octets.ofHex("0064"),
                        List.of(new RicAction.Id(3)),
                        List.of(new RicAction.ToBeModified(4, Octets.ofHex("aa"), 300, null)),
                        List.of(toBeSetup)),
                new RicSubscriptionModificationResponse(
                        REQUEST,
                        2,
                        List.of(new RicAction.Id(3)),
                        List.of(),
                        List.of(),
                        List.of(NOT_ADMITTED),
                        List.of(new RicAction.Id(1)),
                        List.of()),
                new RicSubscriptionModificationFailure(REQUEST, 2, CAUSE, null),
                new RicSubscriptionModificationRequired(
                        REQUEST,
                        2,
                        List.of(new RicAction.RequiredToBeModified(1, RicTimeToWait.W1S)),
                        List.of(NOT_ADMITTED)),
                new RicSubscriptionModificationConfirm(
                        REQUEST, 2, List.of(new RicAction.Id(1)), List.of(), List.of(), List.of(NOT_ADMITTED)),
                new RicSubscriptionModificationRefuse(REQUEST, 2, CAUSE, null),
                new RicQueryRequest(REQUEST, 3, Octets.ofHex("01"), Octets.ofHex("02")),
                new RicQueryResponse(REQUEST, 3, Octets.ofHex("03")),
                new RicQueryFailure(
                        REQUEST, 3, new Cause(Cause.Category.RIC_REQUEST, "requested-information-unavailable"), null));
    }
}
