package io.rantwin.codecs.rc.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.ParameterValue;
import io.rantwin.codecs.rc.RanParameter;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.HandoverRequest.FlowGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverRequestTest {
    private static final Plmn TEST_PLMN = Plmn.of("001", "01");

    private final RcCodec codec = new RcCodec();

    @Test
    void writesTheOctetsThatNodesExpect() throws PerException {
        ControlMessage message =
                HandoverRequest.to(new NrCgi(TEST_PLMN, 0x19b1)).toMessage(codec);
        assertThat(codec.encode(RcType.CONTROL_MESSAGE, message).toHex())
                .isEqualTo("00000100004400000001440000000244000000032a00090000f1100000019b10");
        assertThat(codec.encode(RcType.CONTROL_HEADER, ControlAction.HANDOVER.header(UeId.GnbDu.of(7)))
                        .toHex())
                .isEqualTo("0100070103000000");
    }

    @Test
    void readsWhatItWrites() throws PerException {
        var everything = new HandoverRequest(
                new EutraCgi(TEST_PLMN, 0xabcdef1),
                List.of(new FlowGroup(1, List.of(5L, 9L)), new FlowGroup(2, List.of())),
                List.of(new FlowGroup(4, List.of(5L))),
                List.of(Octets.ofHex("0000f1100000019b10")));
        Octets octets = codec.encode(RcType.CONTROL_MESSAGE, everything.toMessage(codec));
        assertThat(HandoverRequest.read(codec.decode(RcType.CONTROL_MESSAGE, octets), codec))
                .isEqualTo(new ControlReading.Understood<>(everything, List.of()));
    }

    @Test
    void refusesMessagesWithoutAReadableTarget() {
        assertThat(HandoverRequest.read(new ControlMessage.Format1(List.of()), codec))
                .isEqualTo(new ControlReading.Refused<>("there is no target primary cell"));
        var cut = RanParameter.structure(1, RanParameter.element(4, ParameterValue.of(Octets.ofHex("0000f110"))));
        assertThat(HandoverRequest.read(new ControlMessage.Format1(List.of(cut)), codec))
                .isInstanceOfSatisfying(
                        ControlReading.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("target primary cell: "));
        assertThat(HandoverRequest.read(new ControlMessage.Format2(List.of()), codec))
                .isInstanceOf(ControlReading.Refused.class);
    }

    @Test
    void namesStylesAndActions() {
        assertThat(ControlAction.find(3, 1)).isEqualTo(ControlAction.HANDOVER);
        assertThat(ControlAction.find(9901, 1)).isNull();
        assertThat(ControlStyle.find(255)).isEqualTo(ControlStyle.MULTIPLE_ACTIONS);
        assertThat(ControlAction.SLICE_LEVEL_PRB_QUOTA.isIn(ControlAction.SLICE_LEVEL_PRB_QUOTA.header()))
                .isTrue();
        assertThat(ControlAction.HANDOVER.isIn(ControlAction.SLICE_LEVEL_PRB_QUOTA.header()))
                .isFalse();
        assertThat(ControlAction.SLICE_LEVEL_PRB_QUOTA.isAboutUe()).isFalse();
    }
}
