package io.rantwin.a1.policy;

import static io.rantwin.a1.policy.IdentifierReader.cellIdList;
import static io.rantwin.a1.policy.IdentifierReader.has;
import static io.rantwin.a1.policy.IdentifierReader.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.EnergyObjective.EsPercentage;
import io.rantwin.a1.policy.EnergyObjective.TargetPeeEnergy;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import io.rantwin.a1.policy.LoadBalancingObjective.PrbUsageType;
import io.rantwin.a1.policy.TspResource.Preference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy objects. Takes what the schema of a type takes, and more: whether members may be together, may be absent or are
 * too many is for the schema to say.
 */
public final class PolicyReader {
    private static final int LONGEST_WORD = 64;

    private PolicyReader() {}

    /**
     * Reads a policy of a kind.
     *
     * @throws A1Exception when a member that is needed is missing, or one is not what it should be: names the first of them
     */
    public static A1Policy read(PolicyKind kind, ObjectNode policy) throws A1Exception {
        var fields = new JsonFields(policy, "");
        return switch (kind) {
            case QOS_TARGET -> new A1Policy.QoSTarget(scope(fields), qosObjectives(fields));
            case QOE_TARGET -> new A1Policy.QoETarget(scope(fields), qoeObjectives(fields));
            case TRAFFIC_STEERING_PREFERENCE ->
                new A1Policy.TrafficSteeringPreference(scope(fields), tspResources(fields));
            case QOS_AND_TSP -> new A1Policy.QoSandTSP(scope(fields), qosObjectives(fields), tspResources(fields));
            case QOE_AND_TSP -> new A1Policy.QoEandTSP(scope(fields), qoeObjectives(fields), tspResources(fields));
            case UE_LEVEL_TARGET -> new A1Policy.UELevelTarget(scope(fields), ueLevelObjectives(fields));
            case SLICE_SLA_TARGET ->
                new A1Policy.SliceSLATarget(scope(fields), sliceSlaObjectives(fields), sliceSlaResources(fields));
            case LOAD_BALANCING -> loadBalancing(fields);
            case ENERGY_SAVING -> new A1Policy.EnergySaving(scope(fields), esObjective(fields), esResources(fields));
            case HELLO_WORLD -> new A1Policy.HelloWorld(threshold(fields));
            case TRAFFIC_STEERING_THRESHOLD -> new A1Policy.TrafficSteeringThreshold(threshold(fields));
            case ADMISSION_CONTROL -> admissionControl(fields);
            case RATE_CONTROL -> rateControl(fields);
        };
    }

    private static <A extends Enum<A> & Attribute> Objectives<A> objectives(JsonFields statement, Class<A> attributes)
            throws A1Exception {
        var values = new EnumMap<A, Double>(attributes);
        for (A attribute : attributes.getEnumConstants()) {
            if (has(statement, attribute.member())) {
                values.put(attribute, statement.number(attribute.member()));
            }
        }
        return new Objectives<>(values);
    }

    private static Objectives<QosAttribute> qosObjectives(JsonFields policy) throws A1Exception {
        return objectives(policy.object("qosObjectives"), QosAttribute.class);
    }

    private static Objectives<QoeAttribute> qoeObjectives(JsonFields policy) throws A1Exception {
        return objectives(policy.object("qoeObjectives"), QoeAttribute.class);
    }

    private static UeLevelObjectives ueLevelObjectives(JsonFields policy) throws A1Exception {
        JsonFields statement = policy.object("ueLevelObjectives");
        return new UeLevelObjectives(
                objectives(statement, UeLevelAttribute.class),
                reliability(statement, "dlReliability"),
                reliability(statement, "ulReliability"));
    }

    private static SliceSlaObjectives sliceSlaObjectives(JsonFields policy) throws A1Exception {
        JsonFields statement = policy.object("sliceSlaObjectives");
        return new SliceSlaObjectives(
                objectives(statement, SliceSlaAttribute.class),
                reliability(statement, "minDlReliabilityPerUe"),
                reliability(statement, "minUlReliabilityPerUe"));
    }

    private static @Nullable Reliability reliability(JsonFields statement, String name) throws A1Exception {
        if (!has(statement, name)) {
            return null;
        }
        JsonFields reliability = statement.object(name);
        return new Reliability(
                reliability.number("packetSize"),
                reliability.number("userPlaneLatency"),
                reliability.number("successProbability"));
    }

    private static @Nullable SliceSlaResources sliceSlaResources(JsonFields policy) throws A1Exception {
        if (!has(policy, "sliceSlaResources")) {
            return null;
        }
        JsonFields resources = policy.object("sliceSlaResources");
        return has(resources, "taIList")
                ? new SliceSlaResources.TrackingAreas(IdentifierReader.taIList(resources))
                : new SliceSlaResources.Cells(cellIdList(resources, "cellIdList"));
    }

    private static List<TspResource> tspResources(JsonFields policy) throws A1Exception {
        List<TspResource> resources = new ArrayList<>();
        for (JsonFields resource : policy.objects("tspResources")) {
            resources.add(new TspResource(
                    cellIdList(resource, "cellIdList"),
                    word(resource, "preference", Preference.values()),
                    has(resource, "primary") && resource.truth("primary")));
        }
        return resources;
    }

    private static A1Policy.LoadBalancing loadBalancing(JsonFields policy) throws A1Exception {
        JsonFields objectives = policy.object("lbObjectives");
        return new A1Policy.LoadBalancing(
                scope(policy),
                lbObjective(objectives, "dl"),
                lbObjective(objectives, "ul"),
                cellIdList(policy.object("lbResources"), "cellIdList"));
    }

    private static @Nullable LoadBalancingObjective lbObjective(JsonFields objectives, String direction)
            throws A1Exception {
        String name = direction + "LbObjective";
        if (!has(objectives, name)) {
            return null;
        }
        JsonFields objective = objectives.object(name);
        String typeName = direction + "PrbUsgType";
        PrbUsageType type = PrbUsageType.of(objective.integer(typeName, 1, 4));
        if (type == null) {
            throw new A1Exception(objective.at(typeName), "not a type of PRB usage");
        }
        return new LoadBalancingObjective(objective.number(direction + "TargetPrbUsg"), type);
    }

    private static @Nullable EnergyObjective esObjective(JsonFields policy) throws A1Exception {
        if (!has(policy, "esObjectives")) {
            return null;
        }
        JsonFields objectives = policy.object("esObjectives");
        String member = IdentifierReader.theOnly(objectives);
        return switch (member) {
            case "targetPeeEnergy" ->
                new TargetPeeEnergy(objectives.longInteger(member, Long.MIN_VALUE, Long.MAX_VALUE));
            case "esPercentage" -> new EsPercentage(objectives.integer(member, 0, 100));
            default -> throw new A1Exception(objectives.at(member), "neither targetPeeEnergy nor esPercentage");
        };
    }

    private static List<EnergyResource> esResources(JsonFields policy) throws A1Exception {
        if (!has(policy, "esResources")) {
            return List.of();
        }
        List<EnergyResource> resources = new ArrayList<>();
        for (JsonFields resource : policy.objects("esResources")) {
            resources.add(new EnergyResource(
                    guarded(resource, "operational"),
                    guarded(resource, "coverage"),
                    has(resource, "dlPrbUsage") ? resource.integer("dlPrbUsage", 0, 100) : null,
                    has(resource, "ulPrbUsage") ? resource.integer("ulPrbUsage", 0, 100) : null));
        }
        return resources;
    }

    private static @Nullable Guarded guarded(JsonFields resource, String what) throws A1Exception {
        return has(resource, what + "Cells")
                ? new Guarded(cellIdList(resource, what + "Cells"), word(resource, what + "Preference", Guard.values()))
                : null;
    }

    private static long threshold(JsonFields policy) throws A1Exception {
        return has(policy, "threshold") ? policy.longInteger("threshold", Long.MIN_VALUE, Long.MAX_VALUE) : 0;
    }

    private static A1Policy.AdmissionControl admissionControl(JsonFields policy) throws A1Exception {
        Map<String, JsonNode> others = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : policy.node().properties()) {
            if (!PolicyWriter.ADMISSION_CONTROL_MEMBERS.contains(member.getKey())) {
                others.put(member.getKey(), member.getValue());
            }
        }
        return new A1Policy.AdmissionControl(
                !has(policy, "enforce") || policy.truth("enforce"),
                has(policy, "window_length") ? policy.integer("window_length", 1, 60) : 1,
                has(policy, "blocking_rate") ? policy.number("blocking_rate") : 10,
                others);
    }

    private static A1Policy.RateControl rateControl(JsonFields policy) throws A1Exception {
        return new A1Policy.RateControl(
                policy.integer("class", 1, 256),
                has(policy, "enforce") ? policy.truth("enforce") : null,
                has(policy, "window_length") ? policy.integer("window_length", 15, 300) : null,
                has(policy, "trigger_threshold") ? policy.longInteger("trigger_threshold", 1, Long.MAX_VALUE) : null,
                has(policy, "blocking_rate") ? policy.number("blocking_rate") : null);
    }

    private static <E extends Enum<E>> E word(JsonFields fields, String name, E[] words) throws A1Exception {
        String text = fields.text(name, LONGEST_WORD);
        for (E word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new A1Exception(fields.at(name), "not one of the words that are known");
    }
}
