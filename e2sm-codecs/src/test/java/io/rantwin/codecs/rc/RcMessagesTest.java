package io.rantwin.codecs.rc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small messages of all kinds, with octets worked out by hand where they are given. */
class RcMessagesTest {
    private static final UeId UE = UeId.GnbDu.of(5);
    private static final NrCgi CELL = new NrCgi(Plmn.of("001", "01"), 0x12345_6789L);
    private static final List<TestedParameter> TESTS = List.of(
            new TestedParameter.StructureTest(
                    1,
                    List.of(
                            new TestedParameter.KeyElementTest(2, ParameterValue.of(3)),
                            new TestedParameter.ElementTest(
                                    4, TestCondition.Comparison.LESS_THAN, ParameterValue.of(-1.5), true))),
            new TestedParameter.ListTest(
                    5, List.of(new TestedParameter.ElementTest(6, TestCondition.Presence.PRESENT, null, null))));

    private final RcCodec codec = new RcCodec();

    @Test
    void callProcessId() throws PerException {
        expect(RcType.CALL_PROCESS_ID, new CallProcessId.Format1(300), "04012b");
    }

    @Test
    void formatsOfNewerVersionsAreKept() throws PerException {
        expect(RcType.CONTROL_HEADER, new UnrecognizedAlternative(1, Octets.ofHex("abcd")), "408002abcd");
    }

    @Test
    void itemsOfNewerVersionsAreAnErrorWithTheirPlace() {
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codec.decode(RcType.CONTROL_HEADER, Octets.ofHex("4000023000")))
                .withMessageContaining(
                        "ric-controlHeader-formats.controlHeader-Format2.ric-ControlDecision: item extension-0");
    }

    @Test
    void additionsOfNewerVersionsAreKeptForPassingOn() throws PerException {
        // Header format 1 without condition: extension bit, absence, bitmap of one, open type with one octet.
        Octets extended = Octets.ofHex("1008" + "01ff");
        Received<IndicationHeader> received = codec.receive(RcType.INDICATION_HEADER, extended);
        assertThat(received.message()).isEqualTo(new IndicationHeader.Format1(null));
        assertThat(received.additions()).hasSize(1);
        assertThat(codec.reencode(RcType.INDICATION_HEADER, received)).isEqualTo(extended);
    }

    @Test
    void eventTriggers() throws PerException {
        var ues = List.of(
                new EventTrigger.UeCondition(1, new UeSelection.Individual(UE, TESTS), true),
                new EventTrigger.UeCondition(2, new UeSelection.Group(TESTS), false));
        var cells = List.of(
                new EventTrigger.CellCondition(1, new CellSelection.Individual(CELL), null),
                new EventTrigger.CellCondition(2, new CellSelection.Group(TESTS), true));
        again(
                RcType.EVENT_TRIGGER,
                new EventTrigger.MessageEvents(
                        List.of(
                                new EventTrigger.MessageCondition(
                                        7,
                                        new MessageType.Rrc(NrRrcClass.UL_DCCH, 12),
                                        MessageDirection.OUTGOING,
                                        ues,
                                        List.of(new EventTrigger.UeEvent(9, true)),
                                        true),
                                new EventTrigger.MessageCondition(
                                        8,
                                        new MessageType.NetworkInterface(
                                                InterfaceType.X2,
                                                new InterfaceIdentifier.X2(new InterfaceIdentifier.EnGnb(
                                                        Plmn.of("001", "01"),
                                                        new InterfaceIdentifier.EnGnbId(Octets.ofHex("abcdef80"), 25))),
                                                new MessageType.InterfaceMessageId(
                                                        27, MessageType.Outcome.SUCCESSFUL_OUTCOME)),
                                        null,
                                        List.of(),
                                        List.of(),
                                        null)),
                        ues));
        again(RcType.EVENT_TRIGGER, new EventTrigger.CallProcessBreakpoint(6, 1, TESTS, ues));
        again(
                RcType.EVENT_TRIGGER,
                new EventTrigger.NodeInfoChanges(List.of(new EventTrigger.NodeInfoChange(1, 2, cells, true))));
        again(
                RcType.EVENT_TRIGGER,
                new EventTrigger.UeInfoChanges(List.of(
                        new EventTrigger.UeInfoChange(
                                1,
                                new UeTrigger.RrcStateChange(List.of(new UeTrigger.State(RrcState.RRC_INACTIVE, true))),
                                ues,
                                true),
                        new EventTrigger.UeInfoChange(2, new UeTrigger.UeIdChange(3), List.of(), null),
                        new EventTrigger.UeInfoChange(3, new UeTrigger.L2State(TESTS), List.of(), null))));
        again(RcType.EVENT_TRIGGER, new EventTrigger.OnDemand(ues, cells));
    }

    @Test
    void charactersOutsideTheAlphabetAreReadButNotWritten() throws PerException {
        ControlMessage named =
                new ControlMessage.Format1(List.of(RanParameter.element(1, ParameterValue.of("cell_1"))));
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codec.encode(RcType.CONTROL_MESSAGE, named))
                .withMessageContaining("valuePrintableString");
        assertThat(codec.decode(RcType.CONTROL_MESSAGE, codec.reencode(RcType.CONTROL_MESSAGE, named)))
                .isEqualTo(named);
    }

    private <T extends RcMessage> void expect(RcType<T> type, T message, String hex) throws PerException {
        assertThat(codec.encode(type, message).toHex()).isEqualTo(hex);
        assertThat(codec.decode(type, Octets.ofHex(hex))).isEqualTo(message);
    }

    private <T extends RcMessage> void again(RcType<T> type, T message) throws PerException {
        assertThat(codec.decode(type, codec.encode(type, message))).isEqualTo(message);
    }
}
