package io.rantwin.codecs.rc.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.ReferenceVectors;
import io.rantwin.codecs.rc.control.HandoverRequest.FlowGroup;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Control messages of the reference vectors that other implementations wrote, when the reference folder is present. */
class ReferenceControlTest {
    private static final Plmn TEST_PLMN = Plmn.of("001", "01");
    private static final NrCgi TARGET = new NrCgi(TEST_PLMN, 0x19b1);

    private final RcCodec codec = new RcCodec();

    @Test
    void sliceQuotas() throws IOException, PerException {
        expectQuotas(
                "rc-v0103-cm-slice-prb-3",
                SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 10, 60, 20),
                SlicePrbQuota.of(TEST_PLMN, new Snssai(2, 1), 0, 100, 0),
                SlicePrbQuota.of(TEST_PLMN, new Snssai(3, 0xffffff), 5, 5, 5));
        expectQuotas("e2ap-v0203-ctrl-req-slice-prb-1", SlicePrbQuota.of(TEST_PLMN, new Snssai(1, 0x21), 10, 60, 20));
        expectQuotas(
                "3p-e2_ric_control_procedure_test-L110-ctrlmsg",
                SlicePrbQuota.of(new Plmn(Octets.ofHex("21f354")), new Snssai(0x16, 0x21), 10, 30, 100));
    }

    @Test
    void handovers() throws IOException, PerException {
        expectHandover("3p-e2_ric_control_procedure_test-L141-ctrlmsg", HandoverRequest.to(TARGET));
        expectHandover(
                "rc-v0103-cm-handover-nr-pdu-drb",
                new HandoverRequest(
                        TARGET,
                        List.of(new FlowGroup(1, List.of(5L))),
                        List.of(new FlowGroup(1, List.of(5L))),
                        List.of()));
    }

    @Test
    void headerWithDummyUe() throws IOException, PerException {
        Octets header = ReferenceVectors.octets("3p-e2_ric_control_procedure_test-L110-ctrlhdr", RcType.CONTROL_HEADER);
        assertThat(codec.encode(RcType.CONTROL_HEADER, ControlAction.SLICE_LEVEL_PRB_QUOTA.header()))
                .isEqualTo(header);
    }

    private void expectQuotas(String id, SlicePrbQuota... quotas) throws IOException, PerException {
        Octets octets = ReferenceVectors.octets(id, RcType.CONTROL_MESSAGE);
        var expected = new SliceQuotaRequest(List.of(quotas), QuotaDialect.STANDARD);
        assertThat(SliceQuotaRequest.read(codec.decode(RcType.CONTROL_MESSAGE, octets)))
                .as(id)
                .isEqualTo(new ControlReading.Understood<>(expected, List.of()));
        assertThat(codec.encode(RcType.CONTROL_MESSAGE, expected.toMessage()))
                .as(id)
                .isEqualTo(octets);
    }

    private void expectHandover(String id, HandoverRequest expected) throws IOException, PerException {
        Octets octets = ReferenceVectors.octets(id, RcType.CONTROL_MESSAGE);
        assertThat(HandoverRequest.read(codec.decode(RcType.CONTROL_MESSAGE, octets), codec))
                .as(id)
                .isEqualTo(new ControlReading.Understood<>(expected, List.of()));
        assertThat(codec.encode(RcType.CONTROL_MESSAGE, expected.toMessage(codec)))
                .as(id)
                .isEqualTo(octets);
    }
}
