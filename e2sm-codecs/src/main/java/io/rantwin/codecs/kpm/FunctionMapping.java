package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.EventTriggerStyle;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RAN function definitions; in v1 the styles are one level deeper and have fewer members. */
final class FunctionMapping {
    private static final String NAME = "ranFunction-Name";
    private static final String TRIGGERS = "ric-EventTriggerStyle-List";
    private static final String REPORTS = "ric-ReportStyle-List";
    private static final String V1_ITEM = "e2SM-KPM-RANfunction-Item";
    private static final String ACTION_FORMAT = "ric-ActionFormat-Type";

    private FunctionMapping() {}

    static KpmRanFunctionDefinition from(SequenceValue definition) {
        SequenceValue name = definition.sequence(NAME);
        SequenceValue v1Item = definition.findSequence(V1_ITEM);
        SequenceValue styles = v1Item == null ? definition : v1Item;
        return new KpmRanFunctionDefinition(
                name.text("ranFunction-ShortName"),
                name.text("ranFunction-E2SM-OID"),
                name.text("ranFunction-Description"),
                name.findInteger("ranFunction-Instance"),
                triggers(styles.items(TRIGGERS)),
                reports(styles.items(REPORTS)),
                definition.unknownAdditions());
    }

    static SequenceValue toValue(KpmRanFunctionDefinition definition, KpmVersion version) {
        SequenceValue name = SequenceValue.builder()
                .setText("ranFunction-ShortName", definition.shortName())
                .setText("ranFunction-E2SM-OID", definition.e2smOid())
                .setText("ranFunction-Description", definition.description())
                .set("ranFunction-Instance", definition.instance())
                .build();
        Value triggers = triggersOrNull(definition.eventTriggerStyles());
        Value reports = reportsOrNull(definition.reportStyles(), version);
        var to = SequenceValue.builder().set(NAME, name);
        if (version == KpmVersion.V1_00) {
            to.set(
                    V1_ITEM,
                    SequenceValue.builder()
                            .set(TRIGGERS, triggers)
                            .set(REPORTS, reports)
                            .build());
        } else {
            to.set(TRIGGERS, triggers).set(REPORTS, reports);
        }
        return to.unknownAdditions(definition.additions()).build();
    }

    private static List<EventTriggerStyle> triggers(List<Value> items) {
        var styles = new ArrayList<EventTriggerStyle>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            styles.add(new EventTriggerStyle(
                    item.integer("ric-EventTriggerStyle-Type"),
                    item.text("ric-EventTriggerStyle-Name"),
                    item.integer("ric-EventTriggerFormat-Type")));
        }
        return styles;
    }

    private static @Nullable Value triggersOrNull(List<EventTriggerStyle> styles) {
        if (styles.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(styles.size());
        for (EventTriggerStyle style : styles) {
            items.add(SequenceValue.builder()
                    .set("ric-EventTriggerStyle-Type", Value.of(style.type()))
                    .setText("ric-EventTriggerStyle-Name", style.name())
                    .set("ric-EventTriggerFormat-Type", Value.of(style.formatType()))
                    .build());
        }
        return Value.list(items);
    }

    private static List<ReportStyle> reports(List<Value> items) {
        var styles = new ArrayList<ReportStyle>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            styles.add(new ReportStyle(
                    item.integer("ric-ReportStyle-Type"),
                    item.text("ric-ReportStyle-Name"),
                    item.has(ACTION_FORMAT) ? item.integer(ACTION_FORMAT) : 0,
                    measurements(item.items("measInfo-Action-List")),
                    item.integer("ric-IndicationHeaderFormat-Type"),
                    item.integer("ric-IndicationMessageFormat-Type")));
        }
        return styles;
    }

    private static @Nullable Value reportsOrNull(List<ReportStyle> styles, KpmVersion version) {
        if (styles.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(styles.size());
        for (ReportStyle style : styles) {
            var item = SequenceValue.builder()
                    .set("ric-ReportStyle-Type", Value.of(style.type()))
                    .setText("ric-ReportStyle-Name", style.name());
            if (version != KpmVersion.V1_00) {
                item.set(ACTION_FORMAT, Value.of(style.actionFormatType()))
                        .set("measInfo-Action-List", measurementItems(style.measurements()));
            }
            items.add(item.set("ric-IndicationHeaderFormat-Type", Value.of(style.headerFormatType()))
                    .set("ric-IndicationMessageFormat-Type", Value.of(style.messageFormatType()))
                    .build());
        }
        return Value.list(items);
    }

    private static List<AnnouncedMeasurement> measurements(List<Value> items) {
        var measurements = new ArrayList<AnnouncedMeasurement>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            measurements.add(new AnnouncedMeasurement(
                    item.text("measName"),
                    item.findInteger("measID"),
                    ConditionMapping.bins(item.findSequence("binRangeDef"))));
        }
        return measurements;
    }

    private static Value measurementItems(List<AnnouncedMeasurement> measurements) {
        var items = new ArrayList<Value>(measurements.size());
        for (AnnouncedMeasurement measurement : measurements) {
            items.add(SequenceValue.builder()
                    .setText("measName", measurement.measName())
                    .set("measID", measurement.measId())
                    .set("binRangeDef", ConditionMapping.binsOrNull(measurement.binRangeDefinition()))
                    .build());
        }
        return Value.list(items);
    }
}
