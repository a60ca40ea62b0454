package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.e2ap.CriticalityDiagnostics.TypeOfError;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdate;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.Finding.Kind;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a receiver does about what it does not understand (E2AP 10.3). */
class CriticalityTest {
    private static final int UNKNOWN_IE = 4_711;

    private final E2apCodec codec = new E2apCodec(E2apVersion.V02_03);
    private final Schema schema = Schema.load(E2apVersion.V02_03.schemaVersion());

    private static final Value REQUEST_ID =
            SequenceValue.of("ricRequestorID", Value.of(123), "ricInstanceID", Value.of(1));
    private static final Value UNKNOWN = new OpaqueValue(Octets.ofHex("0102"));

    @ParameterizedTest
    @EnumSource
    void unknownIeIsTreatedByItsCriticalityAndWrittenAgain(Criticality criticality) throws PerException {
        byte[] octets = deleteRequest(
                ie(29, Criticality.REJECT, REQUEST_ID),
                ie(5, Criticality.REJECT, Value.of(2)),
                ie(UNKNOWN_IE, criticality, UNKNOWN));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message()).isEqualTo(new RicSubscriptionDeleteRequest(SampleMessages.REQUEST, 2));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.NOT_UNDERSTOOD, UNKNOWN_IE, criticality));
        assertThat(decoded.kept().ies()).containsExactly(new KeptParts.Ie(UNKNOWN_IE, criticality, UNKNOWN));
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
        switch (criticality) {
            case IGNORE -> {
                assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
                assertThat(decoded.reply()).isNull();
            }
            case NOTIFY -> {
                assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED_AND_NOTIFY);
                assertThat(decoded.reply())
                        .isEqualTo(new ErrorIndication(
                                null,
                                SampleMessages.REQUEST,
                                2,
                                Cause.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY,
                                new CriticalityDiagnostics(
                                        9,
                                        MessageClass.INITIATING_MESSAGE,
                                        Criticality.REJECT,
                                        SampleMessages.REQUEST,
                                        List.of(faulty(Criticality.NOTIFY, UNKNOWN_IE, TypeOfError.NOT_UNDERSTOOD)))));
            }
            case REJECT -> {
                assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
                assertThat(decoded.reply())
                        .isEqualTo(failure(
                                Cause.ABSTRACT_SYNTAX_ERROR_REJECT,
                                faulty(Criticality.REJECT, UNKNOWN_IE, TypeOfError.NOT_UNDERSTOOD)));
            }
        }
    }

    @Test
    void missingMandatoryIeRejectsWithFailureWhenTheRequestIsKnown() throws PerException {
        byte[] octets =
                message("initiatingMessage", 1, Criticality.REJECT, List.of(ie(49, Criticality.REJECT, Value.of(7))));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message()).isNull();
        assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decoded.findings())
                .extracting(Finding::kind, Finding::id)
                .containsExactly(missing(3), missing(10), missing(50));
        assertThat(decoded.reply()).isInstanceOfSatisfying(E2setupFailure.class, failure -> {
            assertThat(failure.transactionId()).isEqualTo(7);
            assertThat(failure.cause()).isEqualTo(Cause.ABSTRACT_SYNTAX_ERROR_REJECT);
            assertThat(failure.criticalityDiagnostics()).isNotNull();
        });
        assertThatExceptionOfType(PerException.class).isThrownBy(() -> codec.reencode(decoded));
    }

    @Test
    void missingIdentificationLeavesAnErrorIndication() throws PerException {
        E2apDecoded decoded = codec.decode(deleteRequest(ie(5, Criticality.REJECT, Value.of(2))));

        assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decoded.reply())
                .isEqualTo(new ErrorIndication(
                        null,
                        null,
                        2,
                        Cause.ABSTRACT_SYNTAX_ERROR_REJECT,
                        new CriticalityDiagnostics(
                                9,
                                MessageClass.INITIATING_MESSAGE,
                                Criticality.REJECT,
                                null,
                                List.of(faulty(Criticality.REJECT, 29, TypeOfError.MISSING)))));
    }

    @Test
    void missingMandatoryIeWithCriticalityIgnoreIsReportedOnly() throws PerException {
        byte[] octets =
                message("unsuccessfulOutcome", 1, Criticality.REJECT, List.of(ie(49, Criticality.REJECT, Value.of(7))));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message()).isEqualTo(new E2setupFailure(7, null, null, null, null));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.MISSING, 1, Criticality.IGNORE));
        assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
    }

    @Test
    void outcomeToBeRejectedIsNotAnswered() throws PerException {
        E2apDecoded decoded = codec.decode(message("successfulOutcome", 9, Criticality.REJECT, List.of()));

        assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decoded.reply()).isNull();
    }

    @Test
    void errorIndicationIsNeverAnswered() throws PerException {
        E2apDecoded decoded = codec.decode(message(
                "initiatingMessage", 2, Criticality.IGNORE, List.of(ie(UNKNOWN_IE, Criticality.REJECT, UNKNOWN))));

        assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decoded.reply()).isNull();
    }

    @Test
    void duplicateIeIsFalselyConstructedAndTheFirstCounts() throws PerException {
        E2apDecoded decoded = codec.decode(deleteRequest(
                ie(29, Criticality.REJECT, REQUEST_ID),
                ie(5, Criticality.REJECT, Value.of(2)),
                ie(5, Criticality.REJECT, Value.of(3))));

        assertThat(decoded.findings()).containsExactly(new Finding(Kind.DUPLICATE, 5, Criticality.REJECT));
        assertThat(decoded.message()).isEqualTo(new RicSubscriptionDeleteRequest(SampleMessages.REQUEST, 2));
        assertThat(decoded.reply()).isEqualTo(failure(Cause.FALSELY_CONSTRUCTED_MESSAGE));
    }

    @Test
    void orderIsReportedAndTolerated() throws PerException {
        E2apDecoded decoded = codec.decode(
                deleteRequest(ie(5, Criticality.REJECT, Value.of(2)), ie(29, Criticality.REJECT, REQUEST_ID)));

        assertThat(decoded.findings()).containsExactly(new Finding(Kind.OUT_OF_ORDER, 29, Criticality.REJECT));
        assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
        assertThat(decoded.message()).isEqualTo(new RicSubscriptionDeleteRequest(SampleMessages.REQUEST, 2));
    }

    @Test
    void anotherCriticalityThanTheTableHasIsToleratedAndWrittenAgain() throws PerException {
        byte[] octets = deleteRequest(ie(29, Criticality.IGNORE, REQUEST_ID), ie(5, Criticality.NOTIFY, Value.of(2)));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.findings()).isEmpty();
        assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
    }

    @ParameterizedTest
    @EnumSource
    void unknownProcedureIsTreatedByItsCriticality(Criticality criticality) throws PerException {
        byte[] octets = schema.encode(
                "E2AP-PDU",
                Value.choice("initiatingMessage", envelope(200, criticality, new OpaqueValue(Octets.ofHex("000000")))));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message())
                .isEqualTo(
                        new UnknownMessage(200, MessageClass.INITIATING_MESSAGE, criticality, Octets.ofHex("000000")));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.UNKNOWN_PROCEDURE, 200, criticality));
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
        Cause cause = switch (criticality) {
            case REJECT -> Cause.ABSTRACT_SYNTAX_ERROR_REJECT;
            case NOTIFY -> Cause.ABSTRACT_SYNTAX_ERROR_IGNORE_AND_NOTIFY;
            case IGNORE -> null;
        };
        E2apMessage reply = cause == null
                ? null
                : new ErrorIndication(
                        null,
                        null,
                        null,
                        cause,
                        new CriticalityDiagnostics(200, MessageClass.INITIATING_MESSAGE, criticality, null, List.of()));
        assertThat(decoded.reply()).isEqualTo(reply);
    }

    @Test
    void unknownExtensionInAnIgnorableItemLosesTheItemAndKeepsTheIe() throws PerException {
        Value good = function(2);
        Value alien = ie(4_712, Criticality.IGNORE, UNKNOWN);
        byte[] setup = codec.encode(SampleMessages.of(E2apVersion.V02_03).getFirst());
        List<Value> ies = ies(setup);
        byte[] octets = message(
                "initiatingMessage",
                1,
                Criticality.REJECT,
                List.of(
                        ies.get(0),
                        ies.get(1),
                        ie(10, Criticality.REJECT, Value.list(List.of(good, alien))),
                        ies.get(3)));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message())
                .isInstanceOfSatisfying(
                        E2setupRequest.class,
                        request -> assertThat(request.ranFunctionsAdded())
                                .extracting(RanFunction.Item::ranFunctionId)
                                .containsExactly(2));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.NOT_UNDERSTOOD, 4_712, Criticality.IGNORE));
        assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
    }

    @Test
    void unknownEnumerationItemIsNotUnderstood() throws PerException {
        byte[] octets = message(
                "unsuccessfulOutcome",
                1,
                Criticality.REJECT,
                List.of(
                        ie(49, Criticality.REJECT, Value.of(7)),
                        ie(1, Criticality.IGNORE, Value.choice("misc", Value.named("extension-5"))),
                        ie(31, Criticality.IGNORE, Value.named("extension-0"))));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message())
                .isEqualTo(new E2setupFailure(7, new Cause(Cause.Category.MISC, "extension-5"), null, null, null));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.NOT_UNDERSTOOD, 31, Criticality.IGNORE));
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
    }

    @Test
    void causeOfAnUnknownGroupIsKept() throws PerException {
        byte[] octets = message(
                "unsuccessfulOutcome",
                1,
                Criticality.REJECT,
                List.of(
                        ie(49, Criticality.REJECT, Value.of(7)),
                        ie(1, Criticality.IGNORE, Value.choice("extension-0", UNKNOWN))));

        E2apDecoded decoded = codec.decode(octets);

        assertThat(decoded.message()).isEqualTo(new E2setupFailure(7, null, null, null, null));
        assertThat(decoded.findings()).containsExactly(new Finding(Kind.NOT_UNDERSTOOD, 1, Criticality.IGNORE));
        assertThat(decoded.verdict()).isEqualTo(Verdict.PROCEED);
        assertThat(codec.reencode(decoded)).isEqualTo(octets);
    }

    @Test
    void trailingOctetsAreReported() throws PerException {
        E2apDecoded decoded = codec.decode(new byte[] {0, 13, 0, 9, 0, 0, 1, 0, 49, 0, 2, 0, 5, 99, 99});

        assertThat(decoded.trailingOctets()).isEqualTo(2);
        assertThat(decoded.message()).isEqualTo(new E2removal.E2RemovalRequest(5));
    }

    @Test
    void brokenOctetsAreTransferSyntaxErrors() {
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codec.decode(new byte[] {0, 13, 0, 9, 0, 0, 1, 0, 49}))
                .withMessageContaining("octet");
        assertThatExceptionOfType(PerException.class).isThrownBy(() -> codec.decode(new byte[0]));
    }

    @Test
    void emptyUpdateIsNoFault() throws PerException {
        var empty = new E2nodeConfigurationUpdate(1, null, List.of(), List.of(), List.of(), List.of());

        assertThat(codec.decode(codec.encode(empty)).message()).isEqualTo(empty);
    }

    private List<Value> ies(byte[] octets) throws PerException {
        var pdu = (Value.ChoiceValue) schema.decode("E2AP-PDU", octets).value();
        return ((SequenceValue) pdu.value()).sequence("value").items("protocolIEs");
    }

    private static Value function(int id) {
        return ie(
                8,
                Criticality.IGNORE,
                SequenceValue.builder()
                        .set("ranFunctionID", Value.of(id))
                        .set("ranFunctionDefinition", Octets.ofHex("ca"))
                        .set("ranFunctionRevision", Value.of(0))
                        .setText("ranFunctionOID", "1.3.6.1")
                        .build());
    }

    private static Tuple missing(int id) {
        return tuple(Kind.MISSING, id);
    }

    private static CriticalityDiagnostics.Ie faulty(Criticality criticality, int id, TypeOfError error) {
        return new CriticalityDiagnostics.Ie(criticality, id, error);
    }

    private static RicSubscriptionDeleteFailure failure(Cause cause, CriticalityDiagnostics.Ie... ies) {
        return new RicSubscriptionDeleteFailure(
                SampleMessages.REQUEST, 2, cause, new CriticalityDiagnostics(null, null, null, null, List.of(ies)));
    }

    private byte[] deleteRequest(Value... ies) throws PerException {
        return message("initiatingMessage", 9, Criticality.REJECT, List.of(ies));
    }

    private byte[] message(String alternative, int code, Criticality criticality, List<Value> ies) throws PerException {
        var contents = SequenceValue.of("protocolIEs", Value.list(ies));
        return schema.encode("E2AP-PDU", Value.choice(alternative, envelope(code, criticality, contents)));
    }

    private static Value envelope(int code, Criticality criticality, Value contents) {
        return SequenceValue.builder()
                .set("procedureCode", Value.of(code))
                .setNamed("criticality", criticality.asnName())
                .set("value", contents)
                .build();
    }

    private static Value ie(int id, Criticality criticality, Value value) {
        return SequenceValue.builder()
                .set("id", Value.of(id))
                .setNamed("criticality", criticality.asnName())
                .set("value", value)
                .build();
    }
}
