package io.rantwin.harness.ric.fault;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where things pass in the box and may be harmed. */
public enum Place {
    /** Indications from a node, before they go out over RMR. */
    E2_INDICATION("e2.indication", true),
    /** Messages to a node. */
    E2_OUT("e2.out", true),
    /** Messages that the box sends over RMR. */
    RMR_OUT("rmr.out", true),
    /** Route tables to xApps. */
    ROUTES("routes", true),
    /** Callbacks of the subscription manager. */
    CALLBACK("callback", true),
    REST_SUBMGR("rest.submgr", false),
    REST_E2MGR("rest.e2mgr", false),
    REST_APPMGR("rest.appmgr", false),
    REST_A1("rest.a1", false),
    REST_ALARM("rest.alarm", false),
    REST_PMS("rest.pms", false),
    /** Policies from the policy management service to the RIC. */
    PMS_POLICY("pms.policy", true);

    private static final Set<Harm> OF_MESSAGES =
            Collections.unmodifiableSet(EnumSet.of(Harm.DROP, Harm.DUPLICATE, Harm.DELAY, Harm.REORDER, Harm.CORRUPT));
    private static final Set<Harm> OF_REST =
            Collections.unmodifiableSet(EnumSet.of(Harm.DROP, Harm.DELAY, Harm.REFUSE, Harm.NONSENSE));

    /** The service waits for the RIC's answer, so nothing can come later. */
    private static final Set<Harm> OF_CALLS =
            Collections.unmodifiableSet(EnumSet.of(Harm.DROP, Harm.DUPLICATE, Harm.CORRUPT));

    private final String key;
    private final boolean messages;

    Place(String key, boolean messages) {
        this.key = key;
        this.messages = messages;
    }

    /** Name in JSON. */
    public String key() {
        return key;
    }

    /** What can be done here. */
    public Set<Harm> harms() {
        if (this == PMS_POLICY) {
            return OF_CALLS;
        }
        return messages ? OF_MESSAGES : OF_REST;
    }
}
