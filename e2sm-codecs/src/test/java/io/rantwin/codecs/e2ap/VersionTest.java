package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The version is found from the setup and kept, or by trying, and every second try is counted. */
class VersionTest {
    private static final RicQueryResponse ONLY_V3 = new RicQueryResponse(SampleMessages.REQUEST, 3, Octets.ofHex("03"));

    private final E2apCodecs codecs = new E2apCodecs();
    private final E2setupRequest setupV1 = setup(E2apVersion.V01_01);
    private final E2setupRequest setupV2 = setup(E2apVersion.V02_03);

    @Test
    void setupTellsTheVersion() throws PerException {
        assertThat(E2apVersionDetector.detect(encode(E2apVersion.V01_01, setupV1)))
                .isEqualTo(E2apVersion.V01_01);
        assertThat(E2apVersionDetector.detect(encode(E2apVersion.V02_03, setupV2)))
                .isEqualTo(E2apVersion.V02_03);
        // The same octets as v02.03: the answer is what both understand.
        assertThat(E2apVersionDetector.detect(encode(E2apVersion.V03_01, setupV2)))
                .isEqualTo(E2apVersion.V02_03);
        var withV3 = new KeptParts(
                List.of(new KeptParts.Ie(62, Criticality.IGNORE, new OpaqueValue(Octets.ofHex("01")))), List.of());
        assertThat(E2apVersionDetector.detect(codecs.of(E2apVersion.V02_03).encode(setupV2, withV3)))
                .isEqualTo(E2apVersion.V03_01);
        assertThat(E2apVersionDetector.detect(encode(E2apVersion.V03_01, ONLY_V3)))
                .isNull();
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> E2apVersionDetector.detect(new byte[] {0, 1, 0, 4, 0, 0, 9, 0}));
    }

    @Test
    void smallestV1SetupIsThatOfV0100() throws PerException {
        var smallest = new E2setupRequest(null, SampleMessages.NODE, List.of(), List.of(), List.of());

        E2apAssociation association = E2apAssociation.ofUnknownVersion(codecs);

        assertThat(association.decode(encode(E2apVersion.V01_01, smallest)).message())
                .isEqualTo(smallest);
        assertThat(association.version()).isEqualTo(E2apVersion.V01_01);
        assertThat(association.isCertain()).isTrue();
        assertThat(association.secondTries()).isZero();
    }

    @Test
    void associationKeepsWhatTheSetupSaid() throws PerException {
        E2apAssociation association = E2apAssociation.ofUnknownVersion(codecs);
        association.decode(encode(E2apVersion.V01_01, setupV1));
        byte[] ofV2 = encode(
                E2apVersion.V02_03,
                new RicSubscriptionFailure(SampleMessages.REQUEST, 2, SampleMessages.CAUSE, List.of(), null));

        assertThat(association.decode(ofV2).version()).isEqualTo(E2apVersion.V03_01);

        assertThat(association.secondTries()).isOne();
        assertThat(association.version()).isEqualTo(E2apVersion.V01_01);
        association.decode(encode(E2apVersion.V02_03, setupV2));
        assertThat(association.version()).isEqualTo(E2apVersion.V02_03);
        assertThat(association.encode(setupV2)).isEqualTo(encode(E2apVersion.V02_03, setupV2));
    }

    @Test
    void peerOfV2ThatSaysSomethingOfV3SpeaksV3() throws PerException {
        E2apAssociation association = E2apAssociation.ofUnknownVersion(codecs);
        association.decode(encode(E2apVersion.V03_01, setupV2));
        assertThat(association.version()).isEqualTo(E2apVersion.V02_03);

        assertThat(association.decode(encode(E2apVersion.V03_01, ONLY_V3)).message())
                .isEqualTo(ONLY_V3);
        assertThat(association.decode(encode(E2apVersion.V03_01, ONLY_V3)).message())
                .isEqualTo(ONLY_V3);

        assertThat(association.version()).isEqualTo(E2apVersion.V03_01);
        assertThat(association.isCertain()).isTrue();
        assertThat(association.secondTries()).isOne();
    }

    @Test
    void nodesAreTriedOnceEach() throws PerException {
        var nodes = new E2apNodes(codecs);
        var v1 = new RicSubscriptionFailure(
                SampleMessages.REQUEST, 2, null, List.of(new RicAction.IdCause(1, SampleMessages.CAUSE)), null);
        var indication = new RicIndication(
                SampleMessages.REQUEST, 2, 1, null, RicIndicationType.REPORT, Octets.EMPTY, Octets.EMPTY, null);

        assertThat(nodes.decode("old", encode(E2apVersion.V01_01, v1)).message())
                .isEqualTo(v1);
        assertThat(nodes.decode("old", encode(E2apVersion.V01_01, v1)).message())
                .isEqualTo(v1);
        assertThat(nodes.decode("new", encode(E2apVersion.V02_03, indication)).message())
                .isEqualTo(indication);

        assertThat(nodes.secondTries()).isOne();
        assertThat(nodes.version("old")).isEqualTo(E2apVersion.V01_01);
        assertThat(nodes.version("new")).isEqualTo(E2apVersion.V03_01);
        assertThat(nodes.node("old").isCertain()).isFalse();
        nodes.settle("new", E2apVersion.V02_03);
        assertThat(nodes.version("new")).isEqualTo(E2apVersion.V02_03);
        nodes.forget("old");
        assertThat(nodes.version("old")).isNull();
        assertThat(nodes.secondTries()).isOne();
    }

    @Test
    void whatNoVersionReadsIsReportedInTheKeptOne() throws PerException {
        E2apAssociation association = E2apAssociation.of(codecs, E2apVersion.V02_03);
        byte[] withoutIes = {0x20, 9, 0, 3, 0, 0, 0};

        E2apDecoded decoded = association.decode(withoutIes);

        assertThat(decoded.version()).isEqualTo(E2apVersion.V02_03);
        assertThat(decoded.verdict()).isEqualTo(Verdict.REJECT);
        assertThatExceptionOfType(PerException.class).isThrownBy(() -> association.decode(new byte[] {0x20, 9, 0}));
        assertThat(association.secondTries()).isEqualTo(2);
        assertThat(association.version()).isEqualTo(E2apVersion.V02_03);
    }

    private byte[] encode(E2apVersion version, E2apMessage message) throws PerException {
        return codecs.of(version).encode(message);
    }

    private static E2setupRequest setup(E2apVersion version) {
        return (E2setupRequest) SampleMessages.of(version).getFirst();
    }
}
