package io.rantwin.codecs.ccc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RIC Event Trigger Definition: clause 9.2.1.1. */
public sealed interface EventTriggerDefinition extends CccMessage {

    /** On subscription and on a change at node level: clause 9.2.1.1.1. */
    record Format1(List<TriggeringStructure> listOfNodeLevelConfigurationStructures) implements EventTriggerDefinition {
        public Format1 {
            listOfNodeLevelConfigurationStructures = List.copyOf(listOfNodeLevelConfigurationStructures);
        }
    }

    /** On subscription and on a change at cell level: clause 9.2.1.1.2. */
    record Format2(List<TriggeringCell> listOfCellLevelConfigurationStructures) implements EventTriggerDefinition {
        public Format2 {
            listOfCellLevelConfigurationStructures = List.copyOf(listOfCellLevelConfigurationStructures);
        }
    }

    /**
     * Periodic: clause 9.2.1.1.3.
     *
     * @param periodMillis 10..4294967295
     */
    record Format3(long periodMillis) implements EventTriggerDefinition {}

    /**
     * Structures of one cell or of all.
     *
     * @param cellGlobalId null for any cell of the node
     */
    record TriggeringCell(
            @Nullable CellGlobalId cellGlobalId, List<TriggeringStructure> listOfConfigurationStructures) {
        public TriggeringCell {
            listOfConfigurationStructures = List.copyOf(listOfConfigurationStructures);
        }
    }

    /**
     * A structure whose change triggers.
     *
     * @param listOfAttributes names of the attributes that trigger; empty for all of them
     */
    record TriggeringStructure(String ranConfigurationStructureName, List<String> listOfAttributes) {
        public TriggeringStructure {
            listOfAttributes = List.copyOf(listOfAttributes);
        }
    }
}
