package io.rantwin.codecs.ccc;

import io.rantwin.codecs.ccc.ActionDefinition.CellToReport;
import io.rantwin.codecs.ccc.ActionDefinition.StructureToReport;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome.CellControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureAccepted;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureFailed;
import io.rantwin.codecs.ccc.EventTriggerDefinition.TriggeringCell;
import io.rantwin.codecs.ccc.EventTriggerDefinition.TriggeringStructure;
import io.rantwin.codecs.ccc.IndicationMessage.CellReported;
import io.rantwin.codecs.ccc.IndicationMessage.ConfigurationStructureReported;
import java.util.List;

/** Reads the messages of clause 9.2.1; each method takes the whole document. */
final class MessageReader {
    static final int MAX_ATTRIBUTES = 65_535;
    static final String STRUCTURE_NAME = "ranConfigurationStructureName";

    private static final int MAX_REPORTED = 65_535;
    private static final int MAX_CELLS_SUBSCRIBED = 1_024;
    private static final int MAX_CELL_STRUCTURES_SUBSCRIBED = 1_024;
    private static final int MAX_NODE_STRUCTURES_SUBSCRIBED = 256;
    private static final long MAX_PERIOD_MILLIS = (1L << 32) - 1;

    private static final String OLD_VALUES = "oldValuesOfAttributes";
    private static final String ACCEPTED = "ranConfigurationStructuresAcceptedList";
    private static final String FAILED = "ranConfigurationStructuresFailedList";
    private static final String CELLS_OF_OUTCOME = "listOfCellsForControlOutcome";

    private MessageReader() {}

    private static String structureName(ObjectCursor o) throws CccException {
        return o.text(STRUCTURE_NAME, StructureReader.MAX_NAME);
    }

    static int styleType(ObjectCursor o, String name) throws CccException {
        return o.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static CellGlobalId cell(ObjectCursor o) throws CccException {
        return StructureReader.cellGlobalId(o.object("cellGlobalId"));
    }

    static EventTriggerDefinition eventTriggerDefinition(ObjectCursor root) throws CccException {
        ObjectCursor o = root.object("eventTriggerDefinitionFormat");
        EventTriggerDefinition definition;
        if (o.has("period")) {
            definition = new EventTriggerDefinition.Format3(o.longInteger("period", 10, MAX_PERIOD_MILLIS));
        } else if (o.has("listOfCellLevelConfigurationStructuresForEventTrigger")) {
            definition = new EventTriggerDefinition.Format2(o.objects(
                    "listOfCellLevelConfigurationStructuresForEventTrigger",
                    1,
                    MAX_CELLS_SUBSCRIBED,
                    cell -> new TriggeringCell(
                            StructureReader.optionalCellGlobalId(cell),
                            triggering(
                                    cell,
                                    "listOfRANConfigurationStructuresForEventTrigger",
                                    MAX_CELL_STRUCTURES_SUBSCRIBED))));
        } else {
            definition = new EventTriggerDefinition.Format1(triggering(
                    o, "listOfNodeLevelConfigurationStructuresForEventTrigger", MAX_NODE_STRUCTURES_SUBSCRIBED));
        }
        o.end();
        return definition;
    }

    private static List<TriggeringStructure> triggering(ObjectCursor o, String name, int max) throws CccException {
        return o.objects(
                name,
                1,
                max,
                item -> new TriggeringStructure(
                        structureName(item), item.texts("listOfAttributes", MAX_ATTRIBUTES, StructureReader.MAX_NAME)));
    }

    static ActionDefinition actionDefinition(ObjectCursor root) throws CccException {
        int ricStyleType = styleType(root, "ricStyleType");
        ObjectCursor o = root.object("actionDefinitionFormat");
        ActionDefinition.Format format;
        if (o.has("listOfCellConfigurationsToBeReportedForADF")) {
            format = new ActionDefinition.Format2(o.objects(
                    "listOfCellConfigurationsToBeReportedForADF",
                    1,
                    MAX_CELLS_SUBSCRIBED,
                    cell -> new CellToReport(
                            StructureReader.optionalCellGlobalId(cell),
                            toReport(
                                    cell,
                                    "listOfCellLevelRANConfigurationStructuresForADF",
                                    MAX_CELL_STRUCTURES_SUBSCRIBED))));
        } else {
            format = new ActionDefinition.Format1(
                    toReport(o, "listOfNodeLevelRANConfigurationStructuresForADF", MAX_NODE_STRUCTURES_SUBSCRIBED));
        }
        o.end();
        return new ActionDefinition(ricStyleType, format);
    }

    private static List<StructureToReport> toReport(ObjectCursor o, String name, int max) throws CccException {
        return o.objects(
                name,
                1,
                max,
                item -> new StructureToReport(
                        item.enumerated("reportType", ReportType.class),
                        structureName(item),
                        item.objects(
                                "listOfAttributes",
                                0,
                                MAX_ATTRIBUTES,
                                attribute -> attribute.text("attributeName", StructureReader.MAX_NAME))));
    }

    static IndicationHeader indicationHeader(ObjectCursor root) throws CccException {
        ObjectCursor o = root.object("indicationHeaderFormat");
        IndicationHeader header = new IndicationHeader(
                o.enumerated("indicationReason", IndicationReason.class), StructureReader.timestamp(o, "eventTime"));
        o.end();
        return header;
    }

    static IndicationMessage indicationMessage(ObjectCursor root) throws CccException {
        ObjectCursor o = root.object("indicationMessageFormat");
        IndicationMessage message = o.has("listOfCellsReported")
                ? new IndicationMessage.Format2(o.objects(
                        "listOfCellsReported", 1, MAX_REPORTED, cell -> new CellReported(cell(cell), reported(cell))))
                : new IndicationMessage.Format1(reported(o));
        o.end();
        return message;
    }

    private static List<ConfigurationStructureReported> reported(ObjectCursor o) throws CccException {
        return o.objects("listOfConfigurationStructuresReported", 1, MAX_REPORTED, item -> {
            String name = structureName(item);
            return new ConfigurationStructureReported(
                    item.enumerated("changeType", ChangeType.class),
                    StructureReader.values(item, "valuesOfAttributes", name),
                    StructureReader.optionalValues(item, OLD_VALUES, name));
        });
    }

    static ControlHeader controlHeader(ObjectCursor root) throws CccException {
        ObjectCursor o = root.object("controlHeaderFormat");
        ControlHeader header = new ControlHeader(styleType(o, "ricStyleType"));
        o.end();
        return header;
    }

    static ControlMessage controlMessage(ObjectCursor root) throws CccException {
        ObjectCursor o = root.object("controlMessageFormat");
        ControlMessage message = o.has("listOfCellsControlled")
                ? new ControlMessage.Format2(o.objects(
                        "listOfCellsControlled",
                        1,
                        MAX_REPORTED,
                        cell -> new CellControlled(cell(cell), controlled(cell))))
                : new ControlMessage.Format1(controlled(o));
        o.end();
        return message;
    }

    private static List<ConfigurationStructureWrite> controlled(ObjectCursor o) throws CccException {
        return o.objects("listOfConfigurationStructures", 1, MAX_REPORTED, item -> {
            String name = structureName(item);
            return new ConfigurationStructureWrite(
                    StructureReader.values(item, OLD_VALUES, name),
                    StructureReader.values(item, "newValuesOfAttributes", name));
        });
    }

    static ControlOutcome controlOutcome(ObjectCursor root) throws CccException {
        // srsRAN and OCUDU send the content of controlOutcomeFormat without that envelope.
        boolean bare = root.has(CELLS_OF_OUTCOME) || root.has(ACCEPTED) || root.has(FAILED);
        ObjectCursor o = bare ? root : root.object("controlOutcomeFormat");
        NtpTimestamp received = StructureReader.optionalTimestamp(o, "receivedTimestamp");
        ControlOutcome outcome = o.has(CELLS_OF_OUTCOME)
                ? new ControlOutcome.Format2(
                        received,
                        o.objects(
                                CELLS_OF_OUTCOME,
                                1,
                                MAX_REPORTED,
                                cell -> new CellControlOutcome(cell(cell), accepted(cell), failed(cell))))
                : new ControlOutcome.Format1(received, accepted(o), failed(o));
        o.end();
        return outcome;
    }

    private static List<ConfigurationStructureAccepted> accepted(ObjectCursor o) throws CccException {
        return o.objects(ACCEPTED, 0, MAX_REPORTED, item -> {
            String name = structureName(item);
            return new ConfigurationStructureAccepted(
                    StructureReader.values(item, OLD_VALUES, name),
                    StructureReader.values(item, "currentValuesOfAttributes", name),
                    StructureReader.optionalTimestamp(item, "appliedTimestamp"));
        });
    }

    private static List<ConfigurationStructureFailed> failed(ObjectCursor o) throws CccException {
        return o.objects(FAILED, 0, MAX_REPORTED, item -> {
            String name = structureName(item);
            return new ConfigurationStructureFailed(
                    StructureReader.values(item, OLD_VALUES, name),
                    StructureReader.values(item, "requestedValuesOfAttributes", name),
                    item.enumerated("cause", ControlFailureCause.class));
        });
    }
}
