package io.rantwin.codecs.ccc;

import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.IndicationMessage.CellReported;
import io.rantwin.codecs.ccc.IndicationMessage.ConfigurationStructureReported;
import java.util.List;

/** What peers may get wrong and we may not: rules for the messages that are written. */
final class WriteRules {
    private WriteRules() {}

    static void check(CccMessage message) throws CccException {
        switch (message) {
            case ControlMessage.Format1 format ->
                writes("/controlMessageFormat", format.listOfConfigurationStructures());
            case ControlMessage.Format2 format -> {
                int index = 0;
                for (CellControlled cell : format.listOfCellsControlled()) {
                    writes(
                            "/controlMessageFormat/listOfCellsControlled/" + index++,
                            cell.listOfConfigurationStructures());
                }
            }
            case IndicationMessage.Format1 format ->
                reports("/indicationMessageFormat", format.listOfConfigurationStructuresReported());
            case IndicationMessage.Format2 format -> {
                int index = 0;
                for (CellReported cell : format.listOfCellsReported()) {
                    reports(
                            "/indicationMessageFormat/listOfCellsReported/" + index++,
                            cell.listOfConfigurationStructuresReported());
                }
            }
            // A node repeats in its outcome what was asked of it, right or wrong.
            case ControlOutcome _,
                    ControlHeader _,
                    IndicationHeader _,
                    EventTriggerDefinition _,
                    ActionDefinition _,
                    RanFunctionDefinition _ -> {}
        }
    }

    private static void writes(String owner, List<ConfigurationStructureWrite> items) throws CccException {
        int index = 0;
        for (ConfigurationStructureWrite item : items) {
            if (item.newValuesOfAttributes() instanceof ORrmPolicyRatio policy) {
                String pointer = owner + "/listOfConfigurationStructures/" + index
                        + "/newValuesOfAttributes/ranConfigurationStructure";
                policyRatio(pointer, policy);
            }
            index++;
        }
    }

    private static void policyRatio(String pointer, ORrmPolicyRatio policy) throws CccException {
        if (policy.resourceType() == ResourceType.PRB) {
            throw new CccException(pointer + "/resourceType", "PRB is not in the JSON schema, use PRB_DL or PRB_UL");
        }
        if (policy.resourceType() == null || policy.rrmPolicyMemberList().isEmpty()) {
            throw new CccException(pointer, "resource type and members must say which policy is meant (8.8.1.4)");
        }
        List<String> contradictions = policy.contradictions();
        if (!contradictions.isEmpty()) {
            throw new CccException(pointer, String.join("; ", contradictions));
        }
    }

    private static void reports(String owner, List<ConfigurationStructureReported> items) throws CccException {
        int index = 0;
        for (ConfigurationStructureReported item : items) {
            if (item.changeType() == ChangeType.MODIFICATION && item.oldValuesOfAttributes() == null) {
                throw new CccException(
                        owner + "/listOfConfigurationStructuresReported/" + index,
                        "a modification must carry the old values (9.2.1.4.1)");
            }
            index++;
        }
    }
}
