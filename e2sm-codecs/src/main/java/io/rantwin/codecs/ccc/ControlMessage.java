package io.rantwin.codecs.ccc;

import java.util.List;

/** RIC Control Message: clause 9.2.1.7. */
public sealed interface ControlMessage extends CccMessage {

    /** Style 1, node level: clause 9.2.1.7.1. */
    record Format1(List<ConfigurationStructureWrite> listOfConfigurationStructures) implements ControlMessage {
        public Format1 {
            listOfConfigurationStructures = List.copyOf(listOfConfigurationStructures);
        }
    }

    /** Style 2, cell level: clause 9.2.1.7.2. */
    record Format2(List<CellControlled> listOfCellsControlled) implements ControlMessage {
        public Format2 {
            listOfCellsControlled = List.copyOf(listOfCellsControlled);
        }
    }

    /** What is to change in one cell. */
    record CellControlled(CellGlobalId cellGlobalId, List<ConfigurationStructureWrite> listOfConfigurationStructures) {
        public CellControlled {
            listOfConfigurationStructures = List.copyOf(listOfConfigurationStructures);
        }
    }

    /**
     * The change of one structure.
     *
     * @param oldValuesOfAttributes what the sender takes the present values to be, of the same structure as the new ones
     */
    record ConfigurationStructureWrite(
            RanConfigurationStructure oldValuesOfAttributes, RanConfigurationStructure newValuesOfAttributes) {}
}
