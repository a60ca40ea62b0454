package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.UeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats of an action definition (E2SM-RC 9.2.1.2). Immutable. */
public sealed interface ActionDefinitionFormat
        permits ActionDefinitionFormat.Report,
                ActionDefinitionFormat.Policy,
                ActionDefinitionFormat.Insert,
                ActionDefinitionFormat.MultipleInserts,
                UnrecognizedAlternative {
    /** Format 1: parameters to be reported, at least one. */
    record Report(List<RequestedParameter> parameters) implements ActionDefinitionFormat {
        public Report {
            parameters = List.copyOf(parameters);
        }
    }

    /** Format 2: what to do by itself, and when; at least one rule. */
    record Policy(List<PolicyRule> rules) implements ActionDefinitionFormat {
        public Policy {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Format 3: one insert indication.
     *
     * @param insertIndicationId 1..65535
     * @param parameters wanted in the indication, at least one
     * @param ueId the UE; {@code null} for any
     */
    record Insert(
            long insertIndicationId,
            List<RequestedParameter> parameters,
            @Nullable UeId ueId) implements ActionDefinitionFormat {
        public Insert {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Format 4: several insert indications.
     *
     * @param styles 1..63
     * @param ueId the UE; {@code null} for any
     */
    record MultipleInserts(
            List<InsertStyle> styles, @Nullable UeId ueId) implements ActionDefinitionFormat {
        public MultipleInserts {
            styles = List.copyOf(styles);
        }
    }

    /**
     * A rule of a policy.
     *
     * @param action what to do
     * @param conditions when; empty for always
     */
    record PolicyRule(PolicyAction action, List<TestedParameter> conditions) {
        public PolicyRule {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What a policy does.
     *
     * @param policyActionId 1..65535, numbered as the control actions of the style
     * @param parameters of the action; may be empty
     * @param decision whether to accept or reject what triggered
     */
    record PolicyAction(
            long policyActionId,
            List<RanParameter> parameters,
            @Nullable Decision decision) {
        public PolicyAction {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Insert indications of one style.
     *
     * @param insertStyleType RIC Insert style
     * @param indications 1..63
     */
    record InsertStyle(long insertStyleType, List<InsertIndication> indications) {
        public InsertStyle {
            indications = List.copyOf(indications);
        }
    }

    /**
     * One insert indication.
     *
     * @param insertIndicationId 1..65535
     * @param parameters wanted in the indication, at least one
     */
    record InsertIndication(long insertIndicationId, List<RequestedParameter> parameters) {
        public InsertIndication {
            parameters = List.copyOf(parameters);
        }
    }
}
