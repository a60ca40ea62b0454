package io.rantwin.codecs.ccc;

import io.rantwin.codecs.ccc.RanFunctionDefinition.ControlStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.EventTriggerStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.RanFunctionName;
import io.rantwin.codecs.ccc.RanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedAttribute;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedCell;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedServices;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedStructure;
import java.util.List;

/** Reads the RAN function definition of clause 9.2.2. */
final class DefinitionReader {
    private static final int MAX_STRUCTURES = 1_024;
    private static final int MAX_CELLS = 1_024;
    private static final int MAX_STYLES = 63;

    /** PrintableString (SIZE(1..150)) and, for the identifier, (1..1000) in the E2SM specification. */
    private static final int MAX_FUNCTION_NAME = 150;

    private static final int MAX_FUNCTION_OID = 1_000;

    private DefinitionReader() {}

    static RanFunctionDefinition ranFunctionDefinition(ObjectCursor root) throws CccException {
        ObjectCursor name = root.object("ranFunctionName");
        RanFunctionName ranFunctionName = new RanFunctionName(
                name.text("ranFunctionShortName", MAX_FUNCTION_NAME),
                name.text("ranFunctionServiceModelOID", MAX_FUNCTION_OID),
                name.text("ranFunctionDescription", MAX_FUNCTION_NAME),
                name.optionalInt("ranFunctionInstance", Integer.MIN_VALUE, Integer.MAX_VALUE));
        name.end();
        return new RanFunctionDefinition(
                ranFunctionName,
                structures(root, "listOfSupportedNodeLevelConfigurationStructures"),
                root.objects("listOfCellsForRANFunctionDefinition", 0, MAX_CELLS, DefinitionReader::cell));
    }

    private static SupportedCell cell(ObjectCursor o) throws CccException {
        // Spelled cellGlobalID here and cellGlobalId in all other messages.
        return new SupportedCell(
                StructureReader.cellGlobalId(o.object("cellGlobalID")),
                structures(o, "listOfSupportedCellLevelRANConfigurationStructures"));
    }

    private static List<SupportedStructure> structures(ObjectCursor o, String name) throws CccException {
        return o.objects(
                name,
                0,
                MAX_STRUCTURES,
                item -> new SupportedStructure(
                        item.text(MessageReader.STRUCTURE_NAME, StructureReader.MAX_NAME),
                        item.objects(
                                "listOfSupportedAttributes",
                                0,
                                MessageReader.MAX_ATTRIBUTES,
                                attribute -> new SupportedAttribute(
                                        attribute.text("attributeName", StructureReader.MAX_NAME),
                                        services(attribute.object("supportedServices"))))));
    }

    private static SupportedServices services(ObjectCursor o) throws CccException {
        return new SupportedServices(
                styles(o, "eventTrigger", "listOfSupportedEventTriggerStyles", DefinitionReader::eventTriggerStyle),
                styles(o, "reportService", "listOfSupportedReportStyles", DefinitionReader::reportStyle),
                styles(o, "controlService", "listOfSupportedControlStyles", DefinitionReader::controlStyle),
                o.rest());
    }

    private static <T> List<T> styles(
            ObjectCursor o, String service, String list, ObjectCursor.ObjectItemReader<T> reader) throws CccException {
        ObjectCursor envelope = o.optionalObject(service);
        if (envelope == null) {
            return List.of();
        }
        List<T> styles = envelope.objects(list, 1, MAX_STYLES, reader);
        envelope.end();
        return styles;
    }

    private static EventTriggerStyle eventTriggerStyle(ObjectCursor o) throws CccException {
        return new EventTriggerStyle(
                MessageReader.styleType(o, "eventTriggerStyleType"),
                o.text("eventTriggerStyleName", MAX_FUNCTION_NAME),
                MessageReader.styleType(o, "eventTriggerFormatType"));
    }

    private static ReportStyle reportStyle(ObjectCursor o) throws CccException {
        return new ReportStyle(
                MessageReader.styleType(o, "reportServiceStyleType"),
                o.text("reportServiceStyleName", MAX_FUNCTION_NAME),
                o.objects(
                        "listOfSupportedEventTriggerStylesForReportStyle",
                        1,
                        MAX_STYLES,
                        item -> MessageReader.styleType(item, "eventTriggerStyleType")),
                MessageReader.styleType(o, "reportServiceActionDefinitionFormatType"),
                MessageReader.styleType(o, "reportServiceIndicationHeaderFormatType"),
                MessageReader.styleType(o, "reportServiceIndicationMessageFormatType"));
    }

    private static ControlStyle controlStyle(ObjectCursor o) throws CccException {
        return new ControlStyle(
                MessageReader.styleType(o, "controlServiceStyleType"),
                o.text("controlServiceStyleName", MAX_FUNCTION_NAME),
                MessageReader.styleType(o, "controlServiceHeaderFormatType"),
                MessageReader.styleType(o, "controlServiceMessageFormatType"),
                o.optionalInt("ricCallProcessIDFormatType", Integer.MIN_VALUE, Integer.MAX_VALUE),
                MessageReader.styleType(o, "controlServiceControlOutcomeFormatType"));
    }
}
