package io.rantwin.codecs.ccc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RIC Action Definition: clause 9.2.1.2.
 *
 * @param ricStyleType 1 with {@link Format1}, 2 with {@link Format2} (clause 7.4.1)
 */
public record ActionDefinition(int ricStyleType, Format actionDefinitionFormat) implements CccMessage {

    /** What to report. */
    public sealed interface Format {}

    /** Node level: clause 9.2.1.2.1. */
    public record Format1(List<StructureToReport> listOfNodeLevelRanConfigurationStructures) implements Format {
        public Format1 {
            listOfNodeLevelRanConfigurationStructures = List.copyOf(listOfNodeLevelRanConfigurationStructures);
        }
    }

    /** Cell level: clause 9.2.1.2.2. */
    public record Format2(List<CellToReport> listOfCellConfigurationsToBeReported) implements Format {
        public Format2 {
            listOfCellConfigurationsToBeReported = List.copyOf(listOfCellConfigurationsToBeReported);
        }
    }

    /**
     * Structures of one cell or of all.
     *
     * @param cellGlobalId null for all cells of the node
     */
    public record CellToReport(
            @Nullable CellGlobalId cellGlobalId, List<StructureToReport> listOfCellLevelRanConfigurationStructures) {
        public CellToReport {
            listOfCellLevelRanConfigurationStructures = List.copyOf(listOfCellLevelRanConfigurationStructures);
        }
    }

    /**
     * A structure to report.
     *
     * @param listOfAttributes names of the attributes to report; empty for all of them
     */
    public record StructureToReport(
            ReportType reportType, String ranConfigurationStructureName, List<String> listOfAttributes) {
        public StructureToReport {
            listOfAttributes = List.copyOf(listOfAttributes);
        }
    }
}
