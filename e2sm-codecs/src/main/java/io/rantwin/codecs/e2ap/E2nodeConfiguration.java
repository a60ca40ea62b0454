package io.rantwin.codecs.e2ap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** E2 node configuration update (procedure 10): the configuration of components has changed. */
public sealed interface E2nodeConfiguration extends E2apMessage {
    /**
     * E2 node to RIC.
     *
     * @param globalE2nodeId since v02; optional
     * @param e2nodeComponentConfigAdditions since v02
     * @param e2nodeComponentConfigRemovals since v02
     * @param e2nodeTnlAssociationRemovals since v02
     */
    record E2nodeConfigurationUpdate(
            @Nullable Integer transactionId,
            @Nullable GlobalE2nodeId globalE2nodeId,
            List<E2nodeComponentConfig.Item> e2nodeComponentConfigAdditions,
            List<E2nodeComponentConfig.Item> e2nodeComponentConfigUpdates,
            List<E2nodeComponentConfig.Removal> e2nodeComponentConfigRemovals,
            List<TnlAssociation.Removal> e2nodeTnlAssociationRemovals)
            implements E2nodeConfiguration {
        public E2nodeConfigurationUpdate {
            e2nodeComponentConfigAdditions = List.copyOf(e2nodeComponentConfigAdditions);
            e2nodeComponentConfigUpdates = List.copyOf(e2nodeComponentConfigUpdates);
            e2nodeComponentConfigRemovals = List.copyOf(e2nodeComponentConfigRemovals);
            e2nodeTnlAssociationRemovals = List.copyOf(e2nodeTnlAssociationRemovals);
        }
    }

    /**
     * RIC to E2 node.
     *
     * @param e2nodeComponentConfigAdditionAcks since v02
     * @param e2nodeComponentConfigRemovalAcks since v02
     */
    record E2nodeConfigurationUpdateAcknowledge(
            @Nullable Integer transactionId,
            List<E2nodeComponentConfig.Ack> e2nodeComponentConfigAdditionAcks,
            List<E2nodeComponentConfig.Ack> e2nodeComponentConfigUpdateAcks,
            List<E2nodeComponentConfig.Ack> e2nodeComponentConfigRemovalAcks)
            implements E2nodeConfiguration {
        public E2nodeConfigurationUpdateAcknowledge {
            e2nodeComponentConfigAdditionAcks = List.copyOf(e2nodeComponentConfigAdditionAcks);
            e2nodeComponentConfigUpdateAcks = List.copyOf(e2nodeComponentConfigUpdateAcks);
            e2nodeComponentConfigRemovalAcks = List.copyOf(e2nodeComponentConfigRemovalAcks);
        }
    }

    /** RIC to E2 node. */
    record E2nodeConfigurationUpdateFailure(
            @Nullable Integer transactionId,
            @Nullable Cause cause,
            @Nullable TimeToWait timeToWait,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements E2nodeConfiguration {}
}
