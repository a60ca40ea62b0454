package io.rantwin.a1.policy;

import org.jspecify.annotations.Nullable;

/** The kinds of policies, whatever the version of their type. */
public enum PolicyKind {
    QOS_TARGET("ORAN_QoSTarget", 0),
    QOE_TARGET("ORAN_QoETarget", 0),
    TRAFFIC_STEERING_PREFERENCE("ORAN_TrafficSteeringPreference", 0),
    QOS_AND_TSP("ORAN_QoSandTSP", 0),
    QOE_AND_TSP("ORAN_QoEandTSP", 0),
    UE_LEVEL_TARGET("ORAN_UELevelTarget", 0),
    SLICE_SLA_TARGET("ORAN_SliceSLATarget", 0),
    LOAD_BALANCING("ORAN_LoadBalancing", 0),
    ENERGY_SAVING("ORAN_EnergySaving", 0),
    HELLO_WORLD("hwpolicy", 2),
    ADMISSION_CONTROL("admission_control_policy_mine", 20001),
    TRAFFIC_STEERING_THRESHOLD("tsapolicy", 20008),
    RATE_CONTROL("rate_control", 21003);

    private final String typeName;
    private final int policyTypeId;

    PolicyKind(String typeName, int policyTypeId) {
        this.typeName = typeName;
        this.policyTypeId = policyTypeId;
    }

    /** Name of the type without a version. */
    public String typeName() {
        return typeName;
    }

    /** Whether O-RAN has standardised it in A1TD; the others are of O-RAN SC and have a number instead of a version. */
    public boolean isStandard() {
        return policyTypeId == 0;
    }

    /** Number of the type at the mediator, or 0 when it is standard. */
    public int policyTypeId() {
        return policyTypeId;
    }

    /** The kind of a type name, or {@code null} when there is none. */
    public static @Nullable PolicyKind of(String typeName) {
        for (PolicyKind kind : values()) {
            if (kind.typeName.equals(typeName)) {
                return kind;
            }
        }
        return null;
    }
}
