package io.rantwin.codecs.kpm.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.JerWriter;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.EnumMap;
import java.util.Map;

/**
 * Renders a view as JSON in the form of the vectors. UE identities and conditions, which the view only locates, are
 * decoded from their range by the schema interpreter, as a caller would on demand.
 */
final class ViewJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<KpmWire, Schema> SCHEMAS = new EnumMap<>(Map.of(
            KpmWire.V2, Schema.load(SchemaVersion.KPM_V02_03),
            KpmWire.V3, Schema.load(SchemaVersion.KPM_V03_00),
            KpmWire.V4, Schema.load(SchemaVersion.KPM_V04_00)));

    private final MessageView message;
    private final KpmWire version;

    ViewJson(MessageView message, KpmWire version) {
        this.message = message;
        this.version = version;
    }

    static Schema schema(KpmWire version) {
        return SCHEMAS.get(version);
    }

    static JsonNode header(HeaderView header) {
        ObjectNode format1 = NODES.objectNode();
        format1.put("colletStartTime", hex(header.collectionStartTime(), header.timeStampOctets()));
        text(format1, "fileFormatversion", header.fileFormatVersion());
        text(format1, "senderName", header.senderName());
        text(format1, "senderType", header.senderType());
        text(format1, "vendorName", header.vendorName());
        return object("indicationHeader-formats", object("indicationHeader-Format1", format1));
    }

    private static void text(ObjectNode into, String name, OctetRange range) {
        if (range.isPresent()) {
            into.put(name, range.toText());
        }
    }

    JsonNode message() throws PerException {
        ObjectNode formatted = NODES.objectNode();
        if (message.format() == 3) {
            ArrayNode list = formatted.putArray("ueMeasReportList");
            for (int report = 0; report < message.reportCount(); report++) {
                list.addObject()
                        .<ObjectNode>set("ueID", ueId(message.ueId(report)))
                        .set("measReport", report(report));
            }
        } else {
            formatted = report(0);
        }
        return object("indicationMessage-formats", object("indicationMessage-Format" + message.format(), formatted));
    }

    private ObjectNode report(int report) throws PerException {
        ObjectNode json = NODES.objectNode();
        ArrayNode data = json.putArray("measData");
        int firstRecord = message.firstRecord(report);
        for (int record = firstRecord; record < firstRecord + message.recordCount(report); record++) {
            data.add(record(record));
        }
        if (message.format() == 2) {
            conditions(json.putArray("measCondUEidList"));
        } else if (message.measurementCount(report) > 0) {
            ArrayNode list = json.putArray("measInfoList");
            int first = message.firstMeasurement(report);
            for (int row = first; row < first + message.measurementCount(report); row++) {
                list.add(measurement(row));
            }
        }
        if (message.granularityPeriod(report) != MessageView.ABSENT) {
            json.put("granulPeriod", message.granularityPeriod(report));
        }
        return json;
    }

    private ObjectNode record(int record) {
        RecordsView records = message.records();
        ObjectNode json = NODES.objectNode();
        ArrayNode values = json.putArray("measRecord");
        int first = records.firstValue(record);
        for (int value = first; value < first + records.valueCount(record); value++) {
            ObjectNode item = values.addObject();
            switch (records.kind(value)) {
                case INTEGER -> item.put("integer", records.integer(value));
                case REAL -> item.set("real", real(records.real(value)));
                case NO_VALUE -> item.putNull("noValue");
                case NOT_SATISFIED -> item.putNull("notSatisfied");
                case UNKNOWN -> item.put("extension-" + records.integer(value), "");
            }
        }
        if (records.isIncomplete(record)) {
            json.put("incompleteFlag", "true");
        }
        return json;
    }

    private static JsonNode real(double number) {
        if (Double.isInfinite(number)) {
            return NODES.textNode(number > 0 ? "INF" : "-INF");
        }
        return Double.isNaN(number) ? NODES.textNode("NaN") : NODES.numberNode(number);
    }

    private ObjectNode measurement(int row) {
        ObjectNode json = object("measType", type(row));
        ArrayNode labels = json.putArray("labelInfoList");
        int first = message.measurements().firstLabel(row);
        for (int label = first; label < first + message.measurements().labelCount(row); label++) {
            labels.add(object("measLabel", label(label)));
        }
        return json;
    }

    private ObjectNode type(int row) {
        MeasurementsView measurements = message.measurements();
        ObjectNode type = NODES.objectNode();
        return measurements.measName(row) == null
                ? type.put("measID", measurements.measId(row))
                : type.put("measName", measurements.measName(row));
    }

    private ObjectNode label(int label) {
        LabelsView labels = message.labels();
        ObjectNode json = NODES.objectNode();
        for (LabelField field : LabelField.values()) {
            if (!labels.has(label, field)) {
                continue;
            }
            long value = labels.value(label, field);
            switch (field) {
                case NO_LABEL, SUM, PRE_LABEL_OVERRIDE, MIN, MAX, AVG ->
                    json.put(field.ieName(), value == 0 ? "true" : "extension-" + (value - 1));
                case START_END_IND ->
                    json.put(field.ieName(), value == 0 ? "start" : value == 1 ? "end" : "extension-" + (value - 2));
                case PLMN_ID -> json.put(field.ieName(), hex(value, 3));
                case SLICE_ID -> {
                    ObjectNode slice = json.putObject(field.ieName()).put("sST", hex(labels.sst(label), 1));
                    if (labels.sd(label) >= 0) {
                        slice.put("sD", hex(labels.sd(label), 3));
                    }
                }
                case CELL_GLOBAL_ID -> json.set(field.ieName(), cgi(value));
                case BEAM_ID -> json.putObject(field.ieName()).put("nR-Beam-ID", value);
                default -> json.put(field.ieName(), value);
            }
        }
        return json;
    }

    private static ObjectNode cgi(long cgi) {
        ObjectNode cell = NODES.objectNode().put("pLMNIdentity", hex(CellIdentity.plmn(cgi), 3));
        return CellIdentity.isNr(cgi)
                ? object("nR-CGI", cell.put("nRCellIdentity", hex(CellIdentity.cell(cgi) << 4, 5)))
                : object("eUTRA-CGI", cell.put("eUTRACellIdentity", hex(CellIdentity.cell(cgi) << 4, 4)));
    }

    private void conditions(ArrayNode list) throws PerException {
        ConditionsView conditions = message.conditions();
        for (int row = 0; row < conditions.count(); row++) {
            ObjectNode item = list.addObject();
            item.set("measType", type(row));
            item.set("matchingCond", decode("MatchingCondList", conditions.bitStart(row), conditions.bitEnd(row)));
            if (conditions.ueIdCount(row) > 0) {
                item.set("matchingUEidList", ueIds(conditions.firstUeId(row), conditions.ueIdCount(row)));
            }
            if (conditions.periodCount(row) > 0) {
                ArrayNode periods = item.putArray("matchingUEidPerGP");
                for (int period = 0; period < conditions.periodCount(row); period++) {
                    int ueIds = conditions.periodUeIdCount(row, period);
                    ObjectNode matched = periods.addObject().putObject("matchedPerGP");
                    if (ueIds == 0) {
                        matched.put("noUEmatched", "true");
                    } else {
                        matched.set("oneOrMoreUEmatched", ueIds(conditions.periodFirstUeId(row, period), ueIds));
                    }
                }
            }
        }
    }

    private ArrayNode ueIds(int first, int count) throws PerException {
        ArrayNode list = NODES.arrayNode();
        for (int row = first; row < first + count; row++) {
            list.add(object("ueID", ueId(row)));
        }
        return list;
    }

    private JsonNode ueId(int row) throws PerException {
        JsonNode json =
                decode("UEID", message.ueIds().bitStart(row), message.ueIds().bitEnd(row));
        UeIdAgreement.check(message.ueIds(), row, json);
        return json;
    }

    /** What a caller does who wants more than the view shows. */
    private JsonNode decode(String typeName, int bitStart, int bitEnd) throws PerException {
        AsnType type = schema(version).type(typeName);
        byte[] array = message.array();
        PerReader reader = new PerReader().wrap(array, bitStart >>> 3, array.length - (bitStart >>> 3));
        reader.bits(bitStart & 7);
        JsonNode json = new JerWriter().write(type, type.decode(reader));
        if (reader.bitPosition() != bitEnd) {
            throw new AssertionError(typeName + " ends at bit " + reader.bitPosition() + ", the view says " + bitEnd);
        }
        return json;
    }

    private static ObjectNode object(String name, JsonNode value) {
        return NODES.objectNode().set(name, value);
    }

    private static String hex(long value, int octets) {
        return ("%0" + 2 * octets + "x").formatted(octets == 8 ? value : value & (1L << 8 * octets) - 1);
    }
}
