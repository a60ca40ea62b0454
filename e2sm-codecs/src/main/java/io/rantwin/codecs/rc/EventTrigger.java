package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-RC-EventTrigger: when a node acts or reports (E2SM-RC 9.2.1.1). Conditions of a list are joined as
 * {@code logicalOr} says; {@code null} means that it was not given. Immutable.
 */
public sealed interface EventTrigger extends RcMessage
        permits EventTrigger.MessageEvents,
                EventTrigger.CallProcessBreakpoint,
                EventTrigger.NodeInfoChanges,
                EventTrigger.UeInfoChanges,
                EventTrigger.OnDemand,
                UnrecognizedAlternative {
    /**
     * Format 1: messages pass through the node.
     *
     * @param messages at least one
     * @param globalAssociatedUes UEs for all conditions; empty for any
     */
    record MessageEvents(List<MessageCondition> messages, List<UeCondition> globalAssociatedUes)
            implements EventTrigger {
        public MessageEvents {
            messages = List.copyOf(messages);
            globalAssociatedUes = List.copyOf(globalAssociatedUes);
        }
    }

    /**
     * Format 2: a call process reaches a breakpoint.
     *
     * @param callProcessTypeId 1..65535
     * @param callProcessBreakpointId 1..65535
     * @param associatedNodeInfo tests on the node; may be empty
     * @param associatedUes UEs; empty for any
     */
    record CallProcessBreakpoint(
            long callProcessTypeId,
            long callProcessBreakpointId,
            List<TestedParameter> associatedNodeInfo,
            List<UeCondition> associatedUes)
            implements EventTrigger {
        public CallProcessBreakpoint {
            associatedNodeInfo = List.copyOf(associatedNodeInfo);
            associatedUes = List.copyOf(associatedUes);
        }
    }

    /** Format 3: the configuration of the node changes; at least one condition. */
    record NodeInfoChanges(List<NodeInfoChange> changes) implements EventTrigger {
        public NodeInfoChanges {
            changes = List.copyOf(changes);
        }
    }

    /** Format 4: something about a UE changes; at least one condition. */
    record UeInfoChanges(List<UeInfoChange> changes) implements EventTrigger {
        public UeInfoChanges {
            changes = List.copyOf(changes);
        }
    }

    /** Format 5: at once, for these UEs and cells; empty for any. */
    record OnDemand(List<UeCondition> associatedUes, List<CellCondition> associatedCells) implements EventTrigger {
        public OnDemand {
            associatedUes = List.copyOf(associatedUes);
            associatedCells = List.copyOf(associatedCells);
        }
    }

    /**
     * A message that triggers.
     *
     * @param conditionId 1..65535, given back in the indication header
     * @param messageType which message
     * @param direction which direction; {@code null} for both
     * @param associatedUes UEs; empty for any
     * @param associatedUeEvents events of the UEs; may be empty
     * @param logicalOr whether this is joined by OR with the next
     */
    record MessageCondition(
            long conditionId,
            MessageType messageType,
            @Nullable MessageDirection direction,
            List<UeCondition> associatedUes,
            List<UeEvent> associatedUeEvents,
            @Nullable Boolean logicalOr) {
        public MessageCondition {
            associatedUes = List.copyOf(associatedUes);
            associatedUeEvents = List.copyOf(associatedUeEvents);
        }
    }

    /**
     * A change of the node that triggers.
     *
     * @param conditionId 1..65535, given back in the indication header
     * @param nodeInfoChangeId 1..512: 1 cell configuration, 2 neighbour relation table
     * @param associatedCells cells; empty for any
     * @param logicalOr whether this is joined by OR with the next
     */
    record NodeInfoChange(
            long conditionId,
            long nodeInfoChangeId,
            List<CellCondition> associatedCells,
            @Nullable Boolean logicalOr) {
        public NodeInfoChange {
            associatedCells = List.copyOf(associatedCells);
        }
    }

    /**
     * A change of a UE that triggers.
     *
     * @param conditionId 1..65535, given back in the indication header
     * @param trigger kind of change
     * @param associatedUes UEs; empty for any
     * @param logicalOr whether this is joined by OR with the next
     */
    record UeInfoChange(
            long conditionId,
            UeTrigger trigger,
            List<UeCondition> associatedUes,
            @Nullable Boolean logicalOr) {
        public UeInfoChange {
            associatedUes = List.copyOf(associatedUes);
        }
    }

    /**
     * EventTrigger-UE-Info-Item.
     *
     * @param eventTriggerUeId 1..65535
     * @param selection which UEs
     * @param logicalOr whether this is joined by OR with the next
     */
    record UeCondition(
            long eventTriggerUeId,
            UeSelection selection,
            @Nullable Boolean logicalOr) {}

    /**
     * EventTrigger-Cell-Info-Item.
     *
     * @param eventTriggerCellId 1..65535
     * @param selection which cells
     * @param logicalOr whether this is joined by OR with the next
     */
    record CellCondition(
            long eventTriggerCellId,
            CellSelection selection,
            @Nullable Boolean logicalOr) {}

    /**
     * EventTrigger-UEevent-Info-Item.
     *
     * @param ueEventId 1..65535
     * @param logicalOr whether this is joined by OR with the next
     */
    record UeEvent(long ueEventId, @Nullable Boolean logicalOr) {}
}
