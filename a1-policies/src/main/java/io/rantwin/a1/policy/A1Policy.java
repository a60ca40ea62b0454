package io.rantwin.a1.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy of one of the types that this product knows (O-RAN A1TD, and those of O-RAN SC xApps). Says what is asked for, not
 * whether it makes sense: {@code PolicyValidator} does. Immutable.
 */
public sealed interface A1Policy {
    /** The kind that it is of, whatever the version of its type. */
    PolicyKind kind();

    /** Whom and where it is about; {@link Scope#EMPTY} for the types of O-RAN SC, which have no scope. */
    Scope scope();

    /** The policy object, strictly as the schema of its type has it. */
    default ObjectNode toJson() {
        return PolicyWriter.write(this);
    }

    /** ORAN_QoSTarget. */
    record QoSTarget(Scope scope, Objectives<QosAttribute> qosObjectives) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.QOS_TARGET;
        }
    }

    /** ORAN_QoETarget. */
    record QoETarget(Scope scope, Objectives<QoeAttribute> qoeObjectives) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.QOE_TARGET;
        }
    }

    /** ORAN_TrafficSteeringPreference. */
    record TrafficSteeringPreference(Scope scope, List<TspResource> tspResources) implements A1Policy {
        public TrafficSteeringPreference {
            tspResources = List.copyOf(tspResources);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.TRAFFIC_STEERING_PREFERENCE;
        }
    }

    /** ORAN_QoSandTSP. */
    record QoSandTSP(Scope scope, Objectives<QosAttribute> qosObjectives, List<TspResource> tspResources)
            implements A1Policy {
        public QoSandTSP {
            tspResources = List.copyOf(tspResources);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.QOS_AND_TSP;
        }
    }

    /** ORAN_QoEandTSP. */
    record QoEandTSP(Scope scope, Objectives<QoeAttribute> qoeObjectives, List<TspResource> tspResources)
            implements A1Policy {
        public QoEandTSP {
            tspResources = List.copyOf(tspResources);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.QOE_AND_TSP;
        }
    }

    /** ORAN_UELevelTarget. */
    record UELevelTarget(Scope scope, UeLevelObjectives ueLevelObjectives) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.UE_LEVEL_TARGET;
        }
    }

    /**
     * ORAN_SliceSLATarget.
     *
     * @param sliceSlaResources where it holds; {@code null} for everywhere
     */
    record SliceSLATarget(
            Scope scope,
            SliceSlaObjectives sliceSlaObjectives,
            @Nullable SliceSlaResources sliceSlaResources) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.SLICE_SLA_TARGET;
        }
    }

    /**
     * ORAN_LoadBalancing.
     *
     * @param scope the loaded cell, and a slice if the load of a slice is meant
     * @param dlLbObjective downlink, or {@code null} when not asked for
     * @param ulLbObjective uplink, or {@code null} when not asked for
     * @param targetCells cells to move load to ({@code lbResources.cellIdList})
     */
    record LoadBalancing(
            Scope scope,
            @Nullable LoadBalancingObjective dlLbObjective,
            @Nullable LoadBalancingObjective ulLbObjective,
            List<CellId> targetCells)
            implements A1Policy {
        public LoadBalancing {
            targetCells = List.copyOf(targetCells);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.LOAD_BALANCING;
        }
    }

    /**
     * ORAN_EnergySaving.
     *
     * @param esObjective energy to be reached or saved, or {@code null} when there are only guards
     * @param esResources where not to save; empty when there is only an objective
     */
    record EnergySaving(Scope scope, @Nullable EnergyObjective esObjective, List<EnergyResource> esResources)
            implements A1Policy {
        public EnergySaving {
            esResources = List.copyOf(esResources);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.ENERGY_SAVING;
        }
    }

    /** O-RAN SC type 2, of the hello-world xApps. */
    record HelloWorld(long threshold) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.HELLO_WORLD;
        }

        @Override
        public Scope scope() {
            return Scope.EMPTY;
        }
    }

    /**
     * O-RAN SC type 20008, of the traffic steering xApp.
     *
     * @param thresholdPercent by which a neighbour's predicted downlink throughput must beat that of the serving cell
     */
    record TrafficSteeringThreshold(long thresholdPercent) implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.TRAFFIC_STEERING_THRESHOLD;
        }

        @Override
        public Scope scope() {
            return Scope.EMPTY;
        }
    }

    /**
     * O-RAN SC type 20001.
     *
     * @param enforce whether to block at all
     * @param windowLengthMinutes 1..60
     * @param blockingRatePercent share of connections to block
     * @param others members that the type does not name; its schema lets them pass
     */
    record AdmissionControl(
            boolean enforce, int windowLengthMinutes, double blockingRatePercent, Map<String, JsonNode> others)
            implements A1Policy {
        public AdmissionControl {
            var copy = new TreeMap<String, JsonNode>();
            others.forEach((name, value) -> copy.put(name, value.deepCopy()));
            others = Collections.unmodifiableMap(copy);
        }

        @Override
        public PolicyKind kind() {
            return PolicyKind.ADMISSION_CONTROL;
        }

        @Override
        public Scope scope() {
            return Scope.EMPTY;
        }
    }

    /**
     * O-RAN SC type 21003.
     *
     * @param trafficClass 1..256
     * @param enforce whether to block at all, or {@code null} when not said
     * @param windowLengthSeconds 15..300, or {@code null}
     * @param triggerThreshold from 1, or {@code null}
     * @param blockingRatePercent 0..100, or {@code null}
     */
    record RateControl(
            int trafficClass,
            @Nullable Boolean enforce,
            @Nullable Integer windowLengthSeconds,
            @Nullable Long triggerThreshold,
            @Nullable Double blockingRatePercent)
            implements A1Policy {
        @Override
        public PolicyKind kind() {
            return PolicyKind.RATE_CONTROL;
        }

        @Override
        public Scope scope() {
            return Scope.EMPTY;
        }
    }
}
