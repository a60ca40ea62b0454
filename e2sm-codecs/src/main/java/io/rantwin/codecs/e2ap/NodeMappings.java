package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdate;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdateAcknowledge;
import io.rantwin.codecs.e2ap.E2connection.E2connectionUpdateFailure;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdate;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateAcknowledge;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateFailure;
import java.util.List;

/** Mappings of the messages of configuration and connection updates. */
final class NodeMappings {
    static final List<MessageMapping<?>> ALL = List.of(
            new MessageMapping<>(
                    "E2nodeConfigurationUpdate",
                    E2nodeConfigurationUpdate.class,
                    in -> new E2nodeConfigurationUpdate(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.GLOBAL_E2NODE_ID, IdentityMappings.GLOBAL_E2NODE_ID),
                            in.list(IeId.COMPONENT_CONFIG_ADDITION, ConfigurationMappings.ITEM),
                            in.list(IeId.COMPONENT_CONFIG_UPDATE, ConfigurationMappings.ITEM),
                            in.list(IeId.COMPONENT_CONFIG_REMOVAL, ConfigurationMappings.REMOVAL),
                            in.list(IeId.TNL_ASSOCIATION_REMOVAL, ItemMappings.TNL_REMOVAL)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.GLOBAL_E2NODE_ID,
                                    "globalE2nodeId",
                                    message.globalE2nodeId(),
                                    IdentityMappings.GLOBAL_E2NODE_ID)
                            .putList(
                                    IeId.COMPONENT_CONFIG_ADDITION,
                                    "e2nodeComponentConfigAdditions",
                                    message.e2nodeComponentConfigAdditions(),
                                    ConfigurationMappings.ITEM)
                            .putList(
                                    IeId.COMPONENT_CONFIG_UPDATE,
                                    "e2nodeComponentConfigUpdates",
                                    message.e2nodeComponentConfigUpdates(),
                                    ConfigurationMappings.ITEM)
                            .putList(
                                    IeId.COMPONENT_CONFIG_REMOVAL,
                                    "e2nodeComponentConfigRemovals",
                                    message.e2nodeComponentConfigRemovals(),
                                    ConfigurationMappings.REMOVAL)
                            .putList(
                                    IeId.TNL_ASSOCIATION_REMOVAL,
                                    "e2nodeTnlAssociationRemovals",
                                    message.e2nodeTnlAssociationRemovals(),
                                    ItemMappings.TNL_REMOVAL)),
            new MessageMapping<>(
                    "E2nodeConfigurationUpdateAcknowledge",
                    E2nodeConfigurationUpdateAcknowledge.class,
                    in -> new E2nodeConfigurationUpdateAcknowledge(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.COMPONENT_CONFIG_ADDITION_ACK, ConfigurationMappings.ACK),
                            in.list(IeId.COMPONENT_CONFIG_UPDATE_ACK, ConfigurationMappings.ACK),
                            in.list(IeId.COMPONENT_CONFIG_REMOVAL_ACK, ConfigurationMappings.ACK)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.COMPONENT_CONFIG_ADDITION_ACK,
                                    "e2nodeComponentConfigAdditionAcks",
                                    message.e2nodeComponentConfigAdditionAcks(),
                                    ConfigurationMappings.ACK)
                            .putList(
                                    IeId.COMPONENT_CONFIG_UPDATE_ACK,
                                    "e2nodeComponentConfigUpdateAcks",
                                    message.e2nodeComponentConfigUpdateAcks(),
                                    ConfigurationMappings.ACK)
                            .putList(
                                    IeId.COMPONENT_CONFIG_REMOVAL_ACK,
                                    "e2nodeComponentConfigRemovalAcks",
                                    message.e2nodeComponentConfigRemovalAcks(),
                                    ConfigurationMappings.ACK)),
            new MessageMapping<>(
                    "E2nodeConfigurationUpdateFailure",
                    E2nodeConfigurationUpdateFailure.class,
                    in -> new E2nodeConfigurationUpdateFailure(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.TIME_TO_WAIT, BasicMappings.TIME_TO_WAIT),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(IeId.TIME_TO_WAIT, "timeToWait", message.timeToWait(), BasicMappings.TIME_TO_WAIT)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "E2connectionUpdate",
                    E2connectionUpdate.class,
                    in -> new E2connectionUpdate(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.CONNECTION_UPDATE_ADD, ItemMappings.TNL_USAGE),
                            in.list(IeId.CONNECTION_UPDATE_REMOVE, ItemMappings.TNL_TO_REMOVE),
                            in.list(IeId.CONNECTION_UPDATE_MODIFY, ItemMappings.TNL_USAGE)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.CONNECTION_UPDATE_ADD,
                                    "e2connectionUpdateAdd",
                                    message.e2connectionUpdateAdd(),
                                    ItemMappings.TNL_USAGE)
                            .putList(
                                    IeId.CONNECTION_UPDATE_REMOVE,
                                    "e2connectionUpdateRemove",
                                    message.e2connectionUpdateRemove(),
                                    ItemMappings.TNL_TO_REMOVE)
                            .putList(
                                    IeId.CONNECTION_UPDATE_MODIFY,
                                    "e2connectionUpdateModify",
                                    message.e2connectionUpdateModify(),
                                    ItemMappings.TNL_USAGE)),
            new MessageMapping<>(
                    "E2connectionUpdateAcknowledge",
                    E2connectionUpdateAcknowledge.class,
                    in -> new E2connectionUpdateAcknowledge(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.CONNECTION_SETUP, ItemMappings.TNL_USAGE),
                            in.list(IeId.CONNECTION_SETUP_FAILED, ItemMappings.TNL_SETUP_FAILED)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.CONNECTION_SETUP,
                                    "e2connectionSetup",
                                    message.e2connectionSetup(),
                                    ItemMappings.TNL_USAGE)
                            .putList(
                                    IeId.CONNECTION_SETUP_FAILED,
                                    "e2connectionSetupFailed",
                                    message.e2connectionSetupFailed(),
                                    ItemMappings.TNL_SETUP_FAILED)),
            new MessageMapping<>(
                    "E2connectionUpdateFailure",
                    E2connectionUpdateFailure.class,
                    in -> new E2connectionUpdateFailure(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.TIME_TO_WAIT, BasicMappings.TIME_TO_WAIT),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(IeId.TIME_TO_WAIT, "timeToWait", message.timeToWait(), BasicMappings.TIME_TO_WAIT)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)));

    private NodeMappings() {}
}
