package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageViewTest {
    private final IndicationView view = new IndicationView();
    private final MessageView message = view.message();

    private void read(String id) throws PerException {
        Vector vector = Vectors.own().stream()
                .filter(v -> v.id().equals(id))
                .findFirst()
                .orElseThrow();
        view.readMessage(vector.octets(), 0, vector.octets().length, vector.kpmVersion());
    }

    @Test
    void labelsAreReadableMemberByMember() throws PerException {
        read("format1-labels");

        LabelsView labels = message.labels();
        assertThat(message.measurements().measName(0)).isEqualTo("DRB.UEThpDl");
        assertThat(message.measurements().firstLabel(0)).isZero();
        assertThat(message.measurements().labelCount(0)).isEqualTo(4);
        assertThat(labels.isNoLabel(0)).isTrue();
        assertThat(labels.isNoLabel(1)).isFalse();
        assertThat(labels.has(1, LabelField.SLICE_ID)).isTrue();
        assertThat(labels.sst(1)).isEqualTo(1);
        assertThat(labels.sd(1)).isEqualTo(0xa1);
        assertThat(labels.value(1, LabelField.FIVE_QI)).isEqualTo(9);
        assertThat(labels.fields(1)).isEqualTo(LabelField.SLICE_ID.bit() | LabelField.FIVE_QI.bit());
        assertThat(labels.sst(2)).isEqualTo(128);
        assertThat(labels.sd(2)).isEqualTo(-1);
        assertThat(labels.value(3, LabelField.PLMN_ID)).isEqualTo(0x13f184);
        assertThat(message.measurements().measName(1)).isNull();
        assertThat(message.measurements().measId(1)).isEqualTo(70_000);
        assertThat(labels.sameAs(0, 4)).isTrue();
        assertThat(labels.sameAs(1, 2)).isFalse();
    }

    @Test
    void recordsAndValuesComeInWireOrder() throws PerException {
        read("format1-labels");

        RecordsView records = message.records();
        assertThat(message.reportCount()).isEqualTo(1);
        assertThat(message.ueId(0)).isEqualTo(MessageView.NO_UE);
        assertThat(message.granularityPeriod(0)).isEqualTo(4_294_967_295L);
        assertThat(message.recordCount(0)).isEqualTo(2);
        assertThat(records.valueCount(0)).isEqualTo(5);
        assertThat(records.isIncomplete(0)).isFalse();
        assertThat(records.isIncomplete(1)).isTrue();
        assertThat(records.integer(1)).isEqualTo(4_294_967_295L);
        assertThat(records.kind(2)).isEqualTo(ValueKind.REAL);
        assertThat(records.real(2)).isEqualTo(-12.5);
        assertThat(records.kind(3)).isEqualTo(ValueKind.NO_VALUE);
        assertThat(records.number(3)).isNaN();
        assertThat(records.firstValue(1)).isEqualTo(5);
        assertThat(records.number(5)).isEqualTo(255);
        assertThat(records.number(7)).isEqualTo(1e300);
    }

    @Test
    void messageMayLeaveMeasurementsAndPeriodToTheAction() throws PerException {
        read("format1-labels");
        read("format1-by-action");

        assertThat(message.measurementCount(0)).isZero();
        assertThat(message.measurements().count()).isZero();
        assertThat(message.granularityPeriod(0)).isEqualTo(MessageView.ABSENT);
    }

    @Test
    void reportsWithTheSameListShareItsRows() throws PerException {
        read("format3-lists");

        assertThat(message.reportCount()).isEqualTo(7);
        assertThat(message.firstMeasurement(1)).isEqualTo(message.firstMeasurement(0));
        assertThat(message.firstMeasurement(2)).isEqualTo(2);
        assertThat(message.firstMeasurement(3)).isEqualTo(2);
        assertThat(message.measurements().measName(3)).isEqualTo("DRB.UEThpUl");
        assertThat(message.measurementCount(4)).isZero();
        assertThat(message.firstMeasurement(5)).isEqualTo(4);
        assertThat(message.measurements().count()).isEqualTo(6);
        // Known names are the same object every time.
        assertThat(message.measurements().measName(0))
                .isSameAs(message.measurements().measName(2));
    }

    @Test
    void conditionsHaveTheUesThatMetThem() throws PerException {
        read("format2-conditions");

        ConditionsView conditions = message.conditions();
        assertThat(message.format()).isEqualTo(2);
        assertThat(message.measurementCount(0)).isEqualTo(3);
        assertThat(conditions.ueIdCount(0)).isEqualTo(2);
        assertThat(message.ueIds().kind(conditions.firstUeId(0))).isEqualTo(UeIdKind.GNB_DU);
        assertThat(conditions.periodCount(0)).isZero();
        assertThat(conditions.ueIdCount(1)).isZero();
        assertThat(conditions.periodCount(1)).isEqualTo(2);
        assertThat(conditions.periodUeIdCount(1, 0)).isZero();
        assertThat(conditions.periodUeIdCount(1, 1)).isEqualTo(2);
        assertThat(message.ueIds().f1apId(conditions.periodFirstUeId(1, 1) + 1, 0))
                .isEqualTo(2);
        // Labels of conditions are no labels of measurements.
        assertThat(message.labels().count()).isZero();
    }

    @Test
    void version4AddsNotSatisfiedAndRadioIdentities() throws PerException {
        read("format3-v4");

        assertThat(message.records().kind(0)).isEqualTo(ValueKind.NOT_SATISFIED);
        assertThat(message.ueIds().value(0, UeIdField.C_RNTI)).isEqualTo(17_921);
        long cell = message.ueIds().value(0, UeIdField.CELL_RNTI_CELL);
        assertThat(CellIdentity.isNr(cell)).isTrue();
        assertThat(CellIdentity.plmn(cell)).isEqualTo(0x13f184);
        assertThat(CellIdentity.cell(cell)).isEqualTo(0x1_2345_6789L);
        assertThat(message.labels().value(0, LabelField.BEAM_ID)).isEqualTo(63);
        assertThat(CellIdentity.isEutra(message.labels().value(1, LabelField.CELL_GLOBAL_ID)))
                .isTrue();
    }

    @Test
    void olderVersionsKeepWhatTheyDoNotKnowApart() throws PerException {
        Vector v4 = Vectors.own().stream()
                .filter(v -> v.id().equals("format3-v4"))
                .findFirst()
                .orElseThrow();
        view.readMessage(v4.octets(), 0, v4.octets().length, KpmWire.V3);

        assertThat(message.records().kind(0)).isEqualTo(ValueKind.UNKNOWN);
        assertThat(message.ueIds().has(0, UeIdField.C_RNTI)).isFalse();
        assertThat(message.labels().fields(0)).isEqualTo(LabelsView.UNKNOWN_ADDITIONS);
        assertThat(message.labels().sameAs(0, 1)).isFalse();
        assertThat(message.records().integer(1)).isEqualTo(1);
    }

    @Test
    void unknownMessageFormatIsAnError() {
        byte[] format4 = HexFormat.of().parseHex("40800100");
        assertThatThrownBy(() -> view.readMessage(format4, 0, format4.length, KpmWire.V3))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("message format 4 is not known");
    }
}
