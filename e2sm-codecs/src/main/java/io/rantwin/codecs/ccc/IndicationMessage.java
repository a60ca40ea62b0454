package io.rantwin.codecs.ccc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RIC Indication Message: clause 9.2.1.4. */
public sealed interface IndicationMessage extends CccMessage {

    /** Style 1, node level: clause 9.2.1.4.1. */
    record Format1(List<ConfigurationStructureReported> listOfConfigurationStructuresReported)
            implements IndicationMessage {
        public Format1 {
            listOfConfigurationStructuresReported = List.copyOf(listOfConfigurationStructuresReported);
        }
    }

    /** Style 2, cell level: clause 9.2.1.4.2. */
    record Format2(List<CellReported> listOfCellsReported) implements IndicationMessage {
        public Format2 {
            listOfCellsReported = List.copyOf(listOfCellsReported);
        }
    }

    /** The structures of one cell. */
    record CellReported(
            CellGlobalId cellGlobalId, List<ConfigurationStructureReported> listOfConfigurationStructuresReported) {
        public CellReported {
            listOfConfigurationStructuresReported = List.copyOf(listOfConfigurationStructuresReported);
        }
    }

    /**
     * One structure.
     *
     * @param valuesOfAttributes present values; for a deletion those that were deleted
     * @param oldValuesOfAttributes values before a modification, of the same structure; null otherwise, and in
     *     modifications of nodes that leave them out
     */
    record ConfigurationStructureReported(
            ChangeType changeType,
            RanConfigurationStructure valuesOfAttributes,
            @Nullable RanConfigurationStructure oldValuesOfAttributes) {}
}
