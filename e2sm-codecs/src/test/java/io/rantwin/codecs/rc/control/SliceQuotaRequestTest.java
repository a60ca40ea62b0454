package io.rantwin.codecs.rc.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.ParameterValue;
import io.rantwin.codecs.rc.RanParameter;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SliceQuotaRequestTest {
    private static final Plmn TEST_PLMN = Plmn.of("001", "01");
    private static final List<SlicePrbQuota> TWO = List.of(
            SlicePrbQuota.of(TEST_PLMN, new Snssai(1, 0x21), 20, 60, 10),
            SlicePrbQuota.of(Plmn.of("310", "170"), new Snssai(2, null), 0, 100, 0));

    private final RcCodec codec = new RcCodec();

    @Test
    void writesTheOctetsThatNodesExpect() throws PerException {
        var request = new SliceQuotaRequest(
                List.of(SlicePrbQuota.of(TEST_PLMN, new Snssai(1, 0x21), 20, 60, 10)), QuotaDialect.STANDARD);
        assertThat(codec.encode(RcType.CONTROL_MESSAGE, request.toMessage()).toHex())
                .isEqualTo("0000010000600000400000000144000300024400000004600000400000000544000100062a000300f110"
                        + "000744000100082a00010100092a0003000021000a28800114000b2880013c000c2880010a");
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWritesInEveryNumbering(QuotaNumbering numbering) throws PerException {
        for (PlmnForm form : PlmnForm.values()) {
            var request = new SliceQuotaRequest(TWO, new QuotaDialect(numbering, form));
            Octets octets = codec.encode(RcType.CONTROL_MESSAGE, request.toMessage());
            List<String> remarks =
                    form == PlmnForm.BCD ? List.of() : List.of("PLMN identity as ASCII digits instead of BCD");
            assertThat(SliceQuotaRequest.read(codec.decode(RcType.CONTROL_MESSAGE, octets)))
                    .isEqualTo(new ControlReading.Understood<>(request, remarks));
        }
    }

    @Test
    void readsUnknownNumberingByShape() {
        RanParameter ratios = RanParameter.list(
                100,
                List.of(List.of(
                        RanParameter.structure(
                                200,
                                octets(201, "00f110"),
                                RanParameter.structure(202, octets(203, "07"), octets(204, "0000a1"))),
                        RanParameter.element(300, 5),
                        RanParameter.element(301, 50),
                        RanParameter.element(302, 1))));
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format1(List.of(ratios))))
                .isEqualTo(new ControlReading.Understood<>(
                        new SliceQuotaRequest(
                                List.of(SlicePrbQuota.of(TEST_PLMN, new Snssai(7, 0xa1), 5, 50, 1)),
                                QuotaDialect.STANDARD),
                        List.of("parameter ids are of no known numbering; read by shape")));
    }

    @Test
    void missingRatiosTakeTheirDefaultsWithARemark() {
        RanParameter ratios = RanParameter.list(
                1,
                List.of(List.of(RanParameter.structure(
                        2,
                        RanParameter.structure(6, octets(7, "00f110"), RanParameter.structure(8, octets(9, "01"))),
                        RanParameter.element(12, 40)))));
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format1(List.of(ratios))))
                .isEqualTo(new ControlReading.Understood<>(
                        new SliceQuotaRequest(
                                List.of(SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 0, 40, 0)),
                                QuotaDialect.STANDARD),
                        List.of(
                                "quota 1 has no minimum ratio; taken as 0 %",
                                "quota 1 has no dedicated ratio; taken as 0 %")));
    }

    @Test
    void refusesWhatIsNoQuota() {
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format1(List.of(RanParameter.element(1, 5)))))
                .isEqualTo(new ControlReading.Refused<>("there is no RRM policy ratio list"));
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format1(
                        List.of(RanParameter.list(1, List.of(List.of(RanParameter.element(11, 5))))))))
                .isEqualTo(new ControlReading.Refused<>("quota 1 names no slice"));
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format1(List.of(RanParameter.list(
                        1, List.of(List.of(RanParameter.structure(8, octets(9, "01")))))))))
                .isEqualTo(new ControlReading.Refused<>("slice 1 has no PLMN identity"));
        assertThat(SliceQuotaRequest.read(new ControlMessage.Format2(List.of())))
                .isInstanceOf(ControlReading.Refused.class);
    }

    @Test
    void judgesTheFigures() {
        assertThat(new SliceQuotaRequest(TWO, QuotaDialect.STANDARD).problems()).isEmpty();
        assertThat(SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 10, 60, 20).problems())
                .containsExactly("dedicated 20 % is above minimum 10 %");
        assertThat(SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 70, 60, 0).problems())
                .containsExactly("minimum 70 % is above maximum 60 %");
        assertThat(SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 0, 101, -1).problems())
                .containsExactly("maximum 101 % is not within 0..100", "dedicated -1 % is not within 0..100");
        SlicePrbQuota most = SlicePrbQuota.of(TEST_PLMN, new Snssai(1, null), 60, 100, 0);
        assertThat(new SliceQuotaRequest(List.of(most, most), QuotaDialect.STANDARD).problems())
                .containsExactly("minima add up to 120 %");
    }

    private static RanParameter octets(long id, String hex) {
        return RanParameter.element(id, ParameterValue.of(Octets.ofHex(hex)));
    }
}
