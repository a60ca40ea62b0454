package io.rantwin.a1.management;

/** The two interfaces of the service, which it offers at once, with what they call things and where things are. */
public enum ManagementVersion {
    /** Version 2, in snake case. */
    V2("/a1-policy/v2", "ric_id", "policytype_id", "policytype_ids", "managed_element_ids", "policy_id"),
    /** Version 3, that of R1, in camel case. */
    V3("/a1-policy-management/v1", "nearRtRicId", "policyTypeId", "policyTypeIds", "managedElementIds", "policyId");

    static final int LONGEST = 512;
    static final int LONGEST_URI = 4096;
    static final int MOST_ENTRIES = 100_000;

    private final String root;
    private final String ricId;
    private final String policyTypeId;
    private final String policyTypeIds;
    private final String managedElementIds;
    private final String policyId;

    ManagementVersion(
            String root,
            String ricId,
            String policyTypeId,
            String policyTypeIds,
            String managedElementIds,
            String policyId) {
        this.root = root;
        this.ricId = ricId;
        this.policyTypeId = policyTypeId;
        this.policyTypeIds = policyTypeIds;
        this.managedElementIds = managedElementIds;
        this.policyId = policyId;
    }

    /** Root of its paths. */
    public String root() {
        return root;
    }

    /** Member and query parameter that names a RIC beside a policy or type. */
    String ricId() {
        return ricId;
    }

    /** Member that names a RIC in the list of RICs. */
    String ownRicId() {
        return this == V2 ? "ric_id" : "ricId";
    }

    String policyTypeId() {
        return policyTypeId;
    }

    String policyTypeIds() {
        return policyTypeIds;
    }

    String managedElementIds() {
        return managedElementIds;
    }

    String policyId() {
        return policyId;
    }

    String serviceId() {
        return this == V2 ? "service_id" : "serviceId";
    }

    String serviceList() {
        return this == V2 ? "service_list" : "serviceList";
    }

    String keepAlive() {
        return this == V2 ? "keep_alive_interval_seconds" : "keepAliveIntervalSeconds";
    }

    String callbackUrl() {
        return this == V2 ? "callback_url" : "callbackUrl";
    }

    String sinceLastActivity() {
        return this == V2 ? "time_since_last_activity_seconds" : "timeSinceLastActivitySeconds";
    }

    String policyObject() {
        return this == V2 ? "policy_data" : "policyObject";
    }

    String policySchema() {
        return this == V2 ? "policy_schema" : "policySchema";
    }
}
