package io.rantwin.a1.policy;

import static io.rantwin.a1.policy.IdentifierWriter.cellIdList;
import static io.rantwin.a1.policy.IdentifierWriter.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.policy.EnergyObjective.EsPercentage;
import io.rantwin.a1.policy.EnergyObjective.TargetPeeEnergy;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes policy objects. */
final class PolicyWriter {
    static final Set<String> ADMISSION_CONTROL_MEMBERS = Set.of("enforce", "window_length", "blocking_rate");

    private PolicyWriter() {}

    static ObjectNode write(A1Policy policy) {
        ObjectNode json = object();
        if (policy.kind().isStandard()) {
            json.set("scope", IdentifierWriter.scope(policy.scope()));
        }
        switch (policy) {
            case A1Policy.QoSTarget target -> json.set("qosObjectives", objectives(target.qosObjectives()));
            case A1Policy.QoETarget target -> json.set("qoeObjectives", objectives(target.qoeObjectives()));
            case A1Policy.TrafficSteeringPreference steering ->
                json.set("tspResources", tspResources(steering.tspResources()));
            case A1Policy.QoSandTSP both -> {
                json.set("qosObjectives", objectives(both.qosObjectives()));
                json.set("tspResources", tspResources(both.tspResources()));
            }
            case A1Policy.QoEandTSP both -> {
                json.set("qoeObjectives", objectives(both.qoeObjectives()));
                json.set("tspResources", tspResources(both.tspResources()));
            }
            case A1Policy.UELevelTarget target -> json.set("ueLevelObjectives", ueLevel(target.ueLevelObjectives()));
            case A1Policy.SliceSLATarget target -> sliceSla(json, target);
            case A1Policy.LoadBalancing balancing -> loadBalancing(json, balancing);
            case A1Policy.EnergySaving saving -> energySaving(json, saving);
            case A1Policy.HelloWorld(long threshold) -> json.put("threshold", threshold);
            case A1Policy.TrafficSteeringThreshold(long threshold) -> json.put("threshold", threshold);
            case A1Policy.AdmissionControl control -> {
                json.put("enforce", control.enforce()).put("window_length", control.windowLengthMinutes());
                number(json, "blocking_rate", control.blockingRatePercent());
                control.others().forEach((name, value) -> {
                    if (!ADMISSION_CONTROL_MEMBERS.contains(name)) {
                        json.set(name, value.deepCopy());
                    }
                });
            }
            case A1Policy.RateControl control -> rateControl(json, control);
        }
        return json;
    }

    private static <A extends Enum<A> & Attribute> ObjectNode objectives(Objectives<A> objectives) {
        ObjectNode json = object();
        objectives.values().forEach((attribute, value) -> number(json, attribute.member(), value));
        return json;
    }

    private static ObjectNode ueLevel(UeLevelObjectives objectives) {
        ObjectNode json = objectives(objectives.values());
        reliability(json, "dlReliability", objectives.dlReliability());
        reliability(json, "ulReliability", objectives.ulReliability());
        return json;
    }

    private static void sliceSla(ObjectNode json, A1Policy.SliceSLATarget target) {
        ObjectNode objectives = objectives(target.sliceSlaObjectives().values());
        reliability(
                objectives, "minDlReliabilityPerUe", target.sliceSlaObjectives().minDlReliabilityPerUe());
        reliability(
                objectives, "minUlReliabilityPerUe", target.sliceSlaObjectives().minUlReliabilityPerUe());
        json.set("sliceSlaObjectives", objectives);
        switch (target.sliceSlaResources()) {
            case null -> {}
            case SliceSlaResources.Cells(List<CellId> cells) ->
                json.putObject("sliceSlaResources").set("cellIdList", cellIdList(cells));
            case SliceSlaResources.TrackingAreas(List<TaI> areas) ->
                json.putObject("sliceSlaResources").set("taIList", IdentifierWriter.taIList(areas));
        }
    }

    private static void reliability(ObjectNode json, String name, @Nullable Reliability reliability) {
        if (reliability != null) {
            ObjectNode member = json.putObject(name);
            number(member, "packetSize", reliability.packetSizeBytes());
            number(member, "userPlaneLatency", reliability.userPlaneLatencyMillis());
            number(member, "successProbability", reliability.successProbability());
        }
    }

    private static ArrayNode tspResources(List<TspResource> resources) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (TspResource resource : resources) {
            ObjectNode entry = json.addObject();
            entry.set("cellIdList", cellIdList(resource.cellIdList()));
            entry.put("preference", resource.preference().name());
            if (resource.isPrimary()) {
                entry.put("primary", true);
            }
        }
        return json;
    }

    private static void loadBalancing(ObjectNode json, A1Policy.LoadBalancing balancing) {
        ObjectNode objectives = json.putObject("lbObjectives");
        lbObjective(objectives, "dl", balancing.dlLbObjective());
        lbObjective(objectives, "ul", balancing.ulLbObjective());
        json.putObject("lbResources").set("cellIdList", cellIdList(balancing.targetCells()));
    }

    private static void lbObjective(ObjectNode json, String direction, @Nullable LoadBalancingObjective objective) {
        if (objective != null) {
            ObjectNode member = json.putObject(direction + "LbObjective");
            number(member, direction + "TargetPrbUsg", objective.targetPrbUsagePercent());
            member.put(direction + "PrbUsgType", objective.prbUsageType().number());
        }
    }

    private static void energySaving(ObjectNode json, A1Policy.EnergySaving saving) {
        switch (saving.esObjective()) {
            case null -> {}
            case TargetPeeEnergy(long kilowattHours) ->
                json.putObject("esObjectives").put("targetPeeEnergy", kilowattHours);
            case EsPercentage(int percent) -> json.putObject("esObjectives").put("esPercentage", percent);
        }
        if (!saving.esResources().isEmpty()) {
            ArrayNode resources = json.putArray("esResources");
            for (EnergyResource resource : saving.esResources()) {
                ObjectNode entry = resources.addObject();
                guarded(entry, "operational", resource.operational());
                guarded(entry, "coverage", resource.coverage());
                if (resource.dlPrbUsagePercent() != null) {
                    entry.put("dlPrbUsage", resource.dlPrbUsagePercent());
                }
                if (resource.ulPrbUsagePercent() != null) {
                    entry.put("ulPrbUsage", resource.ulPrbUsagePercent());
                }
            }
        }
    }

    private static void guarded(ObjectNode json, String what, @Nullable Guarded guarded) {
        if (guarded != null) {
            json.set(what + "Cells", cellIdList(guarded.cells()));
            json.put(what + "Preference", guarded.guard().name());
        }
    }

    private static void rateControl(ObjectNode json, A1Policy.RateControl control) {
        json.put("class", control.trafficClass());
        if (control.enforce() != null) {
            json.put("enforce", control.enforce());
        }
        if (control.windowLengthSeconds() != null) {
            json.put("window_length", control.windowLengthSeconds());
        }
        if (control.triggerThreshold() != null) {
            json.put("trigger_threshold", control.triggerThreshold());
        }
        if (control.blockingRatePercent() != null) {
            number(json, "blocking_rate", control.blockingRatePercent());
        }
    }

    /** Whole numbers without a point: C programs on the other side read them as integers. */
    private static void number(ObjectNode json, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.put(name, (long) value);
        } else {
            json.put(name, value);
        }
    }
}
