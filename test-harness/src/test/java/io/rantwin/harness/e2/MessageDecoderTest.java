package io.rantwin.harness.e2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.asn1.JerReader;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.per.PerException;
import org.junit.jupiter.api.Test;

class MessageDecoderTest {
    private static final String NODE = """
            {"id":3,"criticality":"reject","value":{"gNB":{"global-gNB-ID":{"plmn-id":"00f110",\
            "gnb-id":{"gnb-ID":{"value":"0019b0","length":22}}}}}}""";

    private final SchemaShelf schemas = new SchemaShelf();
    private final MessageDecoder decoder = new MessageDecoder(schemas, null, null);

    private byte[] pdu(SchemaVersion version, int procedureCode, String ies) throws Exception {
        Schema schema = schemas.schema(version);
        String json = """
                {"initiatingMessage":{"procedureCode":%d,"criticality":"reject","value":{"protocolIEs":[%s]}}}""".formatted(procedureCode, ies);
        return schema.encode(
                "E2AP-PDU", new JerReader().read(schema.type("E2AP-PDU"), new ObjectMapper().readTree(json)));
    }

    @Test
    void setupOfVersion1IsToldFromVersion2() throws Exception {
        DecodedMessage v1 = decoder.decodePdu(pdu(SchemaVersion.E2AP_V01_01, 1, NODE));
        DecodedMessage v2 = decoder.decodePdu(pdu(SchemaVersion.E2AP_V02_03, 1, """
                {"id":49,"criticality":"reject","value":7},""" + NODE + """
                ,{"id":10,"criticality":"reject","value":[{"id":8,"criticality":"reject","value":{"ranFunctionID":2,\
                "ranFunctionDefinition":"00","ranFunctionRevision":1,"ranFunctionOID":"1.3.6.1.4.1.53148.1.2.2.2"}}]},\
                {"id":50,"criticality":"reject","value":[{"id":51,"criticality":"reject","value":{\
                "e2nodeComponentInterfaceType":"ng","e2nodeComponentID":{"e2nodeComponentInterfaceTypeNG":{"amf-name":\
                "amf"}},"e2nodeComponentConfiguration":{"e2nodeComponentRequestPart":"00",\
                "e2nodeComponentResponsePart":"00"}}}]}"""));

        assertThat(v1.schema()).isEqualTo("E2AP v01.01");
        assertThat(v1.remarks()).isEmpty();
        assertThat(v2.schema()).isEqualTo("E2AP v02.03");
        assertThat(v2.remarks()).isEmpty();
        assertThat(v2.inner().getFirst().field()).isEqualTo("RANfunctionDefinition");
    }

    @Test
    void aProcedureOfVersion3IsReadAsVersion3() throws Exception {
        DecodedMessage query = decoder.decodePdu(pdu(SchemaVersion.E2AP_V03_01, 16, """
                {"id":29,"criticality":"reject","value":{"ricRequestorID":1,"ricInstanceID":2}},\
                {"id":5,"criticality":"reject","value":3},{"id":95,"criticality":"reject","value":"aa"},\
                {"id":96,"criticality":"reject","value":"bb"}"""));

        assertThat(query.schema()).isEqualTo("E2AP v03.01");
        assertThat(query.remarks()).isEmpty();
    }

    @Test
    void whatIsMissingOrUnknownIsRemarked() throws Exception {
        MessageDecoder asV2 = new MessageDecoder(schemas, SchemaVersion.E2AP_V02_03, null);

        DecodedMessage setup = asV2.decodePdu(pdu(SchemaVersion.E2AP_V01_01, 1, ""));
        DecodedMessage query = asV2.decodePdu(pdu(SchemaVersion.E2AP_V03_01, 16, ""));

        assertThat(setup.remarks()).contains("mandatory IE 49 is missing", "mandatory IE 3 is missing");
        assertThat(query.remarks()).contains("unknown procedureCode 16");
    }

    @Test
    void whatNoVersionReadsIsAnError() {
        assertThatThrownBy(() -> decoder.decodePdu(new byte[] {0x60, 0, 0})).isInstanceOf(PerException.class);
    }

    @Test
    void shortNamesMeanTheNewestVersionThatFits() {
        assertThat(SchemaShelf.named("kpm3")).isEqualTo(SchemaVersion.KPM_V03_00);
        assertThat(SchemaShelf.named("E2AP v02.03")).isEqualTo(SchemaVersion.E2AP_V02_03);
        assertThat(SchemaShelf.named("e2ap2.03")).isEqualTo(SchemaVersion.E2AP_V02_03);
        assertThat(SchemaShelf.named("e2sm-rc v01.03")).isEqualTo(SchemaVersion.RC_V01_03);
        assertThatThrownBy(() -> SchemaShelf.named("nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E2AP v03.01");
    }
}
