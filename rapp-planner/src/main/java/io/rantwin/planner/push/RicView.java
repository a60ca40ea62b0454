package io.rantwin.planner.push;

import java.util.List;

/**
 * A RIC as the other side sees it now.
 *
 * @param ricId its name
 * @param canBeWritten whether policies are taken now
 * @param state the other side's own word for that
 * @param policyTypeIds types that it offers, as the other side names them
 */
public record RicView(String ricId, boolean canBeWritten, String state, List<String> policyTypeIds) {
    public RicView {
        policyTypeIds = List.copyOf(policyTypeIds);
    }
}
