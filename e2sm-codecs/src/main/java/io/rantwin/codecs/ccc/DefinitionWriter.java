package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.ccc.RanFunctionDefinition.ControlStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.EventTriggerStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.RanFunctionName;
import io.rantwin.codecs.ccc.RanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedServices;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedStructure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what {@link DefinitionReader} reads; checks nothing, for {@link CccCodec} reads back what was written. */
final class DefinitionWriter {
    private DefinitionWriter() {}

    static ObjectNode ranFunctionDefinition(RanFunctionDefinition definition) throws CccException {
        RanFunctionName name = definition.ranFunctionName();
        return new ObjectBuilder()
                .node(
                        "ranFunctionName",
                        new ObjectBuilder()
                                .text("ranFunctionShortName", name.ranFunctionShortName())
                                .text("ranFunctionServiceModelOID", name.ranFunctionServiceModelOid())
                                .text("ranFunctionDescription", name.ranFunctionDescription())
                                .integer("ranFunctionInstance", name.ranFunctionInstance())
                                .build())
                .items(
                        "listOfSupportedNodeLevelConfigurationStructures",
                        definition.listOfSupportedNodeLevelConfigurationStructures(),
                        DefinitionWriter::structure)
                .items(
                        "listOfCellsForRANFunctionDefinition",
                        definition.listOfCells(),
                        cell -> new ObjectBuilder()
                                .node("cellGlobalID", StructureWriter.cellGlobalId(cell.cellGlobalId()))
                                .items(
                                        "listOfSupportedCellLevelRANConfigurationStructures",
                                        cell.listOfSupportedCellLevelConfigurationStructures(),
                                        DefinitionWriter::structure)
                                .build())
                .build();
    }

    private static ObjectNode structure(SupportedStructure structure) throws CccException {
        return new ObjectBuilder()
                .text(MessageReader.STRUCTURE_NAME, structure.ranConfigurationStructureName())
                .items(
                        "listOfSupportedAttributes",
                        structure.listOfSupportedAttributes(),
                        attribute -> new ObjectBuilder()
                                .text("attributeName", attribute.attributeName())
                                .node("supportedServices", services(attribute.supportedServices()))
                                .build())
                .build();
    }

    private static ObjectNode services(SupportedServices services) throws CccException {
        return new ObjectBuilder()
                .node(
                        "eventTrigger",
                        styles(
                                "listOfSupportedEventTriggerStyles",
                                services.eventTrigger(),
                                DefinitionWriter::eventTriggerStyle))
                .node(
                        "reportService",
                        styles("listOfSupportedReportStyles", services.reportService(), DefinitionWriter::reportStyle))
                .node(
                        "controlService",
                        styles(
                                "listOfSupportedControlStyles",
                                services.controlService(),
                                DefinitionWriter::controlStyle))
                .raw(services.otherServices())
                .build();
    }

    private static <T> @Nullable ObjectNode styles(String name, List<T> styles, ObjectBuilder.ItemWriter<T> writer)
            throws CccException {
        return styles.isEmpty()
                ? null
                : new ObjectBuilder().items(name, styles, writer).build();
    }

    private static ObjectNode eventTriggerStyle(EventTriggerStyle style) {
        return new ObjectBuilder()
                .integer("eventTriggerStyleType", style.eventTriggerStyleType())
                .text("eventTriggerStyleName", style.eventTriggerStyleName())
                .integer("eventTriggerFormatType", style.eventTriggerFormatType())
                .build();
    }

    private static ObjectNode reportStyle(ReportStyle style) throws CccException {
        return new ObjectBuilder()
                .integer("reportServiceStyleType", style.reportServiceStyleType())
                .text("reportServiceStyleName", style.reportServiceStyleName())
                .items(
                        "listOfSupportedEventTriggerStylesForReportStyle",
                        style.eventTriggerStyleTypes(),
                        type -> new ObjectBuilder()
                                .integer("eventTriggerStyleType", type)
                                .build())
                .integer("reportServiceActionDefinitionFormatType", style.actionDefinitionFormatType())
                .integer("reportServiceIndicationHeaderFormatType", style.indicationHeaderFormatType())
                .integer("reportServiceIndicationMessageFormatType", style.indicationMessageFormatType())
                .build();
    }

    private static ObjectNode controlStyle(ControlStyle style) {
        return new ObjectBuilder()
                .integer("controlServiceStyleType", style.controlServiceStyleType())
                .text("controlServiceStyleName", style.controlServiceStyleName())
                .integer("controlServiceHeaderFormatType", style.controlHeaderFormatType())
                .integer("controlServiceMessageFormatType", style.controlMessageFormatType())
                .integer("ricCallProcessIDFormatType", style.ricCallProcessIdFormatType())
                .integer("controlServiceControlOutcomeFormatType", style.controlOutcomeFormatType())
                .build();
    }
}
