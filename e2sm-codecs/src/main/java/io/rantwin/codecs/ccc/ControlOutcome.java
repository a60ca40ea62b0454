package io.rantwin.codecs.ccc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RIC Control Outcome, in acknowledgement and failure: clause 9.2.1.8. */
public sealed interface ControlOutcome extends CccMessage {

    /** When the node got the request; null when it does not say. */
    @Nullable
    NtpTimestamp receivedTimestamp();

    /** Style 1, node level: clause 9.2.1.8.1. */
    record Format1(
            @Nullable NtpTimestamp receivedTimestamp,
            List<ConfigurationStructureAccepted> ranConfigurationStructuresAcceptedList,
            List<ConfigurationStructureFailed> ranConfigurationStructuresFailedList)
            implements ControlOutcome {
        public Format1 {
            ranConfigurationStructuresAcceptedList = List.copyOf(ranConfigurationStructuresAcceptedList);
            ranConfigurationStructuresFailedList = List.copyOf(ranConfigurationStructuresFailedList);
        }
    }

    /** Style 2, cell level: clause 9.2.1.8.2. */
    record Format2(@Nullable NtpTimestamp receivedTimestamp, List<CellControlOutcome> listOfCellsForControlOutcome)
            implements ControlOutcome {
        public Format2 {
            listOfCellsForControlOutcome = List.copyOf(listOfCellsForControlOutcome);
        }
    }

    /** What became of the request in one cell. */
    record CellControlOutcome(
            CellGlobalId cellGlobalId,
            List<ConfigurationStructureAccepted> ranConfigurationStructuresAcceptedList,
            List<ConfigurationStructureFailed> ranConfigurationStructuresFailedList) {
        public CellControlOutcome {
            ranConfigurationStructuresAcceptedList = List.copyOf(ranConfigurationStructuresAcceptedList);
            ranConfigurationStructuresFailedList = List.copyOf(ranConfigurationStructuresFailedList);
        }
    }

    /**
     * A structure that was changed.
     *
     * @param appliedTimestamp when; null when the node does not say
     */
    record ConfigurationStructureAccepted(
            RanConfigurationStructure oldValuesOfAttributes,
            RanConfigurationStructure currentValuesOfAttributes,
            @Nullable NtpTimestamp appliedTimestamp) {}

    /** A structure that was left as it was. */
    record ConfigurationStructureFailed(
            RanConfigurationStructure oldValuesOfAttributes,
            RanConfigurationStructure requestedValuesOfAttributes,
            ControlFailureCause cause) {}
}
