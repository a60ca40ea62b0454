package io.rantwin.codecs.ccc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RAN Function Definition: what a node can report and what can be controlled in it (clause 9.2.2.1). */
public record RanFunctionDefinition(
        RanFunctionName ranFunctionName,
        List<SupportedStructure> listOfSupportedNodeLevelConfigurationStructures,
        List<SupportedCell> listOfCells)
        implements CccMessage {
    /** Clause 7.2. */
    public static final String SHORT_NAME = "ORAN-E2SM-CCC";

    /**
     * Object identifier of version 6. Its ninth number is the major version of the specification, and public nodes send
     * 1 as well as 6: a peer is recognised by {@link #SHORT_NAME}.
     */
    public static final String SERVICE_MODEL_OID = "1.3.6.1.4.1.53148.1.6.2.4";

    public RanFunctionDefinition {
        listOfSupportedNodeLevelConfigurationStructures = List.copyOf(listOfSupportedNodeLevelConfigurationStructures);
        listOfCells = List.copyOf(listOfCells);
    }

    /**
     * Clause 9.3.2.
     *
     * @param ranFunctionInstance null when the node has one instance only
     */
    public record RanFunctionName(
            String ranFunctionShortName,
            String ranFunctionServiceModelOid,
            String ranFunctionDescription,
            @Nullable Integer ranFunctionInstance) {}

    /** A cell and the structures that it supports. */
    public record SupportedCell(
            CellGlobalId cellGlobalId, List<SupportedStructure> listOfSupportedCellLevelConfigurationStructures) {
        public SupportedCell {
            listOfSupportedCellLevelConfigurationStructures =
                    List.copyOf(listOfSupportedCellLevelConfigurationStructures);
        }
    }

    /** A structure and those of its attributes that are supported. */
    public record SupportedStructure(
            String ranConfigurationStructureName, List<SupportedAttribute> listOfSupportedAttributes) {
        public SupportedStructure {
            listOfSupportedAttributes = List.copyOf(listOfSupportedAttributes);
        }
    }

    /** An attribute and what can be done with it. */
    public record SupportedAttribute(String attributeName, SupportedServices supportedServices) {}

    /**
     * Clause 9.2.2.2; an empty list means that the service is not supported.
     *
     * @param otherServices {@code queryService} and the two that the specification leaves void
     */
    public record SupportedServices(
            List<EventTriggerStyle> eventTrigger,
            List<ReportStyle> reportService,
            List<ControlStyle> controlService,
            Map<String, RawJson> otherServices) {
        public SupportedServices {
            eventTrigger = List.copyOf(eventTrigger);
            reportService = List.copyOf(reportService);
            controlService = List.copyOf(controlService);
            otherServices = RanConfigurationStructure.copyOf(otherServices);
        }
    }

    /** Clause 9.2.2.2.1. */
    public record EventTriggerStyle(
            int eventTriggerStyleType, String eventTriggerStyleName, int eventTriggerFormatType) {}

    /** Clause 9.2.2.2.2. */
    public record ReportStyle(
            int reportServiceStyleType,
            String reportServiceStyleName,
            List<Integer> eventTriggerStyleTypes,
            int actionDefinitionFormatType,
            int indicationHeaderFormatType,
            int indicationMessageFormatType) {
        public ReportStyle {
            eventTriggerStyleTypes = List.copyOf(eventTriggerStyleTypes);
        }
    }

    /** Clause 9.2.2.2.4. */
    public record ControlStyle(
            int controlServiceStyleType,
            String controlServiceStyleName,
            int controlHeaderFormatType,
            int controlMessageFormatType,
            @Nullable Integer ricCallProcessIdFormatType,
            int controlOutcomeFormatType) {}
}
