package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.kpm.KpmDialect.Codecs;
import io.rantwin.codecs.kpm.KpmDialect.Part;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.EventTriggerStyle;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KpmDialectTest {
    private static final Codecs CODECS = new Codecs();
    private static final String V2_OID = "1.3.6.1.4.1.53148.1.2.2.2";
    private static final Octets HEADER_V2 = Octets.ofHex("00e9c1f2a3");
    private static final Octets HEADER_V3 = Octets.ofHex("00e9c1f2a380000000");

    @Test
    void aNodeThatAnnouncesV2AndSpeaksV3IsUnderstoodAfterOneSecondTry() throws Exception {
        var dialect = new KpmDialect(CODECS, KpmVersion.V2_03);
        for (int i = 0; i < 3; i++) {
            KpmIndicationHeader header = dialect.decodeIndicationHeader(HEADER_V3);
            assertThat(header.collectionStartTime())
                    .isEqualTo(new CollectionStartTime(Octets.ofHex("e9c1f2a380000000")));
        }
        assertThat(dialect.secondTries(Part.INDICATION_HEADER)).isEqualTo(1);
        assertThat(dialect.version(Part.INDICATION_HEADER)).isEqualTo(KpmVersion.V3_00);
        assertThat(dialect.version(Part.INDICATION_MESSAGE)).isEqualTo(KpmVersion.V2_03);
        assertThat(dialect.announced()).isEqualTo(KpmVersion.V2_03);
    }

    @Test
    void aFourOctetTimeFromANodeThatAnnouncesV3IsUnderstood() throws Exception {
        var dialect = new KpmDialect(CODECS, KpmVersion.V3_00);
        assertThat(dialect.decodeIndicationHeader(HEADER_V2).collectionStartTime())
                .isEqualTo(new CollectionStartTime(Octets.ofHex("e9c1f2a3")));
        assertThat(dialect.secondTries(Part.INDICATION_HEADER)).isEqualTo(1);
    }

    @Test
    void whatFitsIsNotTriedTwice() throws Exception {
        var dialect = new KpmDialect(CODECS, KpmVersion.V3_00);
        dialect.decodeIndicationHeader(HEADER_V3);
        for (Part part : Part.values()) {
            assertThat(dialect.secondTries(part)).isZero();
            assertThat(dialect.trailing(part)).isZero();
        }
    }

    @Test
    void leftOverOctetsAreToleratedAndCounted() throws Exception {
        var dialect = new KpmDialect(CODECS, KpmVersion.V3_00);
        assertThat(dialect.decodeEventTrigger(Octets.ofHex("0803e7ffff"))).isEqualTo(KpmEventTrigger.every(1000));
        assertThat(dialect.trailing(Part.EVENT_TRIGGER)).isEqualTo(1);
        assertThat(dialect.secondTries(Part.EVENT_TRIGGER)).isZero();
    }

    @Test
    void whatNoVersionReadsIsAnErrorAndCounted() {
        var dialect = new KpmDialect(CODECS, KpmVersion.V3_00);
        assertThatThrownBy(() -> dialect.decodeIndicationHeader(Octets.EMPTY)).isInstanceOf(PerException.class);
        assertThat(dialect.unreadable(Part.INDICATION_HEADER)).isEqualTo(1);
    }

    @Test
    void theLayoutOfTheDefinitionOutweighsTheOid() throws Exception {
        Octets definition = CODECS.of(KpmVersion.V1_00).encode(definition("ORAN-E2SM-KPM"));
        KpmDialect dialect = KpmDialect.ofRanFunction(CODECS, V2_OID, 0, definition);
        assertThat(dialect).isNotNull();
        assertThat(dialect.announced()).isEqualTo(KpmVersion.V1_00);
        assertThat(dialect.secondTries(Part.RAN_FUNCTION_DEFINITION)).isEqualTo(1);
    }

    @Test
    void theOidWithinTheDefinitionCountsWhenE2apHasNone() throws Exception {
        Octets definition = CODECS.of(KpmVersion.V3_00).encode(definition("ORAN-E2SM-KPM"));
        KpmDialect dialect = KpmDialect.ofRanFunction(CODECS, null, 0, definition);
        assertThat(dialect).isNotNull();
        assertThat(dialect.announced()).isEqualTo(KpmVersion.V2_03);
        assertThat(dialect.secondTries(Part.RAN_FUNCTION_DEFINITION)).isZero();
    }

    @Test
    void anotherServiceModelHasNoDialect() throws Exception {
        Octets definition = CODECS.of(KpmVersion.V3_00).encode(definition("ORAN-E2SM-RC"));
        assertThat(KpmDialect.ofRanFunction(CODECS, V2_OID, 0, definition)).isNull();
        assertThat(KpmDialect.ofRanFunction(CODECS, null, 0, Octets.ofHex("ff")))
                .isNull();
    }

    private static KpmRanFunctionDefinition definition(String shortName) {
        return new KpmRanFunctionDefinition(
                shortName,
                V2_OID,
                "KPM monitor",
                1L,
                List.of(new EventTriggerStyle(1, "Periodic report", 1)),
                List.of(new ReportStyle(
                        1,
                        "E2 node measurement",
                        1,
                        List.of(new KpmRanFunctionDefinition.AnnouncedMeasurement("DRB.UEThpDl", null, null)),
                        1,
                        1)),
                List.of());
    }
}
