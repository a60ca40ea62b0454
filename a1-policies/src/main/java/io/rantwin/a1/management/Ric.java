package io.rantwin.a1.management;

import java.util.List;

/**
 * A near-RT RIC as the service sees it.
 *
 * @param ricId its name in the configuration of the service
 * @param managedElementIds managed elements whose cells it steers
 * @param state whether it can be used
 * @param policyTypeIds types that it offers
 */
public record Ric(String ricId, List<String> managedElementIds, State state, List<String> policyTypeIds) {
    /** States of a RIC; policies can be written only when it is {@link #AVAILABLE}, else the answer is 423. */
    public enum State {
        UNAVAILABLE,
        AVAILABLE,
        SYNCHRONIZING,
        CONSISTENCY_CHECK
    }

    public Ric {
        managedElementIds = List.copyOf(managedElementIds);
        policyTypeIds = List.copyOf(policyTypeIds);
    }
}
