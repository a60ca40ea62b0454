package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.ccc.ActionDefinition.StructureToReport;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureAccepted;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureFailed;
import io.rantwin.codecs.ccc.EventTriggerDefinition.TriggeringStructure;
import io.rantwin.codecs.ccc.IndicationMessage.ConfigurationStructureReported;
import java.util.List;

/** Writes what {@link MessageReader} reads; checks nothing, for {@link CccCodec} reads back what was written. */
final class MessageWriter {
    private MessageWriter() {}

    static ObjectNode write(CccMessage message) throws CccException {
        return switch (message) {
            case RanFunctionDefinition m -> DefinitionWriter.ranFunctionDefinition(m);
            case EventTriggerDefinition m -> envelope("eventTriggerDefinitionFormat", eventTrigger(m));
            case ActionDefinition m ->
                new ObjectBuilder()
                        .integer("ricStyleType", m.ricStyleType())
                        .node("actionDefinitionFormat", action(m.actionDefinitionFormat()))
                        .build();
            case IndicationHeader m ->
                envelope(
                        "indicationHeaderFormat",
                        new ObjectBuilder()
                                .text("indicationReason", m.indicationReason())
                                .text("eventTime", StructureWriter.timestamp(m.eventTime()))
                                .build());
            case IndicationMessage m -> envelope("indicationMessageFormat", indication(m));
            case ControlHeader m ->
                envelope(
                        "controlHeaderFormat",
                        new ObjectBuilder()
                                .integer("ricStyleType", m.ricStyleType())
                                .build());
            case ControlMessage m -> envelope("controlMessageFormat", control(m));
            case ControlOutcome m -> envelope("controlOutcomeFormat", outcome(m));
        };
    }

    private static ObjectNode envelope(String name, ObjectNode content) {
        return new ObjectBuilder().node(name, content).build();
    }

    private static ObjectBuilder named(RanConfigurationStructure structure) {
        return new ObjectBuilder().text(MessageReader.STRUCTURE_NAME, structure.structureName());
    }

    private static ObjectBuilder cell(CellGlobalId id) {
        return new ObjectBuilder().node("cellGlobalId", StructureWriter.cellGlobalId(id));
    }

    private static ObjectNode eventTrigger(EventTriggerDefinition definition) throws CccException {
        return switch (definition) {
            case EventTriggerDefinition.Format1(List<TriggeringStructure> structures) ->
                new ObjectBuilder()
                        .items(
                                "listOfNodeLevelConfigurationStructuresForEventTrigger",
                                structures,
                                MessageWriter::triggering)
                        .build();
            case EventTriggerDefinition.Format2 format ->
                new ObjectBuilder()
                        .items(
                                "listOfCellLevelConfigurationStructuresForEventTrigger",
                                format.listOfCellLevelConfigurationStructures(),
                                cell -> new ObjectBuilder()
                                        .node("cellGlobalId", StructureWriter.cellGlobalId(cell.cellGlobalId()))
                                        .items(
                                                "listOfRANConfigurationStructuresForEventTrigger",
                                                cell.listOfConfigurationStructures(),
                                                MessageWriter::triggering)
                                        .build())
                        .build();
            case EventTriggerDefinition.Format3(long periodMillis) ->
                new ObjectBuilder().integer("period", periodMillis).build();
        };
    }

    private static ObjectNode triggering(TriggeringStructure item) throws CccException {
        ObjectBuilder builder =
                new ObjectBuilder().text(MessageReader.STRUCTURE_NAME, item.ranConfigurationStructureName());
        return StructureWriter.attributeNames(builder, item.listOfAttributes()).build();
    }

    private static ObjectNode action(ActionDefinition.Format definition) throws CccException {
        return switch (definition) {
            case ActionDefinition.Format1(List<StructureToReport> structures) ->
                new ObjectBuilder()
                        .items("listOfNodeLevelRANConfigurationStructuresForADF", structures, MessageWriter::toReport)
                        .build();
            case ActionDefinition.Format2 format ->
                new ObjectBuilder()
                        .items(
                                "listOfCellConfigurationsToBeReportedForADF",
                                format.listOfCellConfigurationsToBeReported(),
                                cell -> new ObjectBuilder()
                                        .node("cellGlobalId", StructureWriter.cellGlobalId(cell.cellGlobalId()))
                                        .items(
                                                "listOfCellLevelRANConfigurationStructuresForADF",
                                                cell.listOfCellLevelRanConfigurationStructures(),
                                                MessageWriter::toReport)
                                        .build())
                        .build();
        };
    }

    private static ObjectNode toReport(StructureToReport item) throws CccException {
        return new ObjectBuilder()
                .text("reportType", item.reportType())
                .text(MessageReader.STRUCTURE_NAME, item.ranConfigurationStructureName())
                .items(
                        "listOfAttributes",
                        item.listOfAttributes(),
                        name -> new ObjectBuilder().text("attributeName", name).build())
                .build();
    }

    private static ObjectNode indication(IndicationMessage message) throws CccException {
        return switch (message) {
            case IndicationMessage.Format1 format ->
                reported(new ObjectBuilder(), format.listOfConfigurationStructuresReported());
            case IndicationMessage.Format2 format ->
                new ObjectBuilder()
                        .items(
                                "listOfCellsReported",
                                format.listOfCellsReported(),
                                c -> reported(cell(c.cellGlobalId()), c.listOfConfigurationStructuresReported()))
                        .build();
        };
    }

    private static ObjectNode reported(ObjectBuilder owner, List<ConfigurationStructureReported> items)
            throws CccException {
        return owner.items(
                        "listOfConfigurationStructuresReported",
                        items,
                        item -> named(item.valuesOfAttributes())
                                .text("changeType", item.changeType())
                                .node("valuesOfAttributes", StructureWriter.values(item.valuesOfAttributes()))
                                .node(
                                        "oldValuesOfAttributes",
                                        StructureWriter.optionalValues(item.oldValuesOfAttributes()))
                                .build())
                .build();
    }

    private static ObjectNode control(ControlMessage message) throws CccException {
        return switch (message) {
            case ControlMessage.Format1 format ->
                controlled(new ObjectBuilder(), format.listOfConfigurationStructures());
            case ControlMessage.Format2 format ->
                new ObjectBuilder()
                        .items(
                                "listOfCellsControlled",
                                format.listOfCellsControlled(),
                                c -> controlled(cell(c.cellGlobalId()), c.listOfConfigurationStructures()))
                        .build();
        };
    }

    private static ObjectNode controlled(ObjectBuilder owner, List<ConfigurationStructureWrite> items)
            throws CccException {
        return owner.items(
                        "listOfConfigurationStructures",
                        items,
                        item -> named(item.newValuesOfAttributes())
                                .node("oldValuesOfAttributes", StructureWriter.values(item.oldValuesOfAttributes()))
                                .node("newValuesOfAttributes", StructureWriter.values(item.newValuesOfAttributes()))
                                .build())
                .build();
    }

    private static ObjectNode outcome(ControlOutcome message) throws CccException {
        ObjectBuilder builder =
                new ObjectBuilder().text("receivedTimestamp", StructureWriter.timestamp(message.receivedTimestamp()));
        return switch (message) {
            case ControlOutcome.Format1 format ->
                results(
                        builder,
                        format.ranConfigurationStructuresAcceptedList(),
                        format.ranConfigurationStructuresFailedList());
            case ControlOutcome.Format2 format ->
                builder.items(
                                "listOfCellsForControlOutcome",
                                format.listOfCellsForControlOutcome(),
                                c -> results(
                                        cell(c.cellGlobalId()),
                                        c.ranConfigurationStructuresAcceptedList(),
                                        c.ranConfigurationStructuresFailedList()))
                        .build();
        };
    }

    private static ObjectNode results(
            ObjectBuilder owner,
            List<ConfigurationStructureAccepted> accepted,
            List<ConfigurationStructureFailed> failed)
            throws CccException {
        return owner.items(
                        "ranConfigurationStructuresAcceptedList",
                        accepted,
                        item -> named(item.currentValuesOfAttributes())
                                .node("oldValuesOfAttributes", StructureWriter.values(item.oldValuesOfAttributes()))
                                .node(
                                        "currentValuesOfAttributes",
                                        StructureWriter.values(item.currentValuesOfAttributes()))
                                .text("appliedTimestamp", StructureWriter.timestamp(item.appliedTimestamp()))
                                .build())
                .items(
                        "ranConfigurationStructuresFailedList",
                        failed,
                        item -> named(item.requestedValuesOfAttributes())
                                .node("oldValuesOfAttributes", StructureWriter.values(item.oldValuesOfAttributes()))
                                .node(
                                        "requestedValuesOfAttributes",
                                        StructureWriter.values(item.requestedValuesOfAttributes()))
                                .text("cause", item.cause())
                                .build())
                .build();
    }
}
