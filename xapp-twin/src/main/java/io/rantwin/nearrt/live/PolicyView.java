package io.rantwin.nearrt.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy and what it did.
 *
 * @param policyId policy instance id
 * @param policyTypeId type with version, such as {@code ORAN_EnergySaving_2.0.0}, or the mediator's number
 * @param policyJson the policy as it came
 * @param enforced A1 enforceStatus
 * @param reason why not, in full; when enforced what it waits for just now, or empty
 * @param effects newest first, at most 100
 */
public record PolicyView(
        String policyId,
        String policyTypeId,
        String policyJson,
        boolean enforced,
        String reason,
        List<ControlView> effects) {
    /** Copies the list. */
    public PolicyView {
        effects = List.copyOf(effects);
    }

    /** What became of a control. */
    public enum Stage {
        /** Sent, no answer yet. */
        SENT,
        /** Acknowledged; the effect is awaited. */
        ACKNOWLEDGED,
        /** Acknowledged, and seen in the reports. */
        VERIFIED,
        /** Acknowledged, and nothing moved in time. */
        NO_EFFECT,
        /** Refused, failed or not answered. */
        FAILED,
        /** Taken back. */
        REVERTED
    }

    /**
     * A control that the policy caused.
     *
     * @param cellId NR CGI as text
     * @param control what was asked, in a sentence
     * @param sentNanos when, network time
     * @param stage what came of it
     * @param kpi measurement that was to move
     * @param unit the catalogue's unit of it
     * @param predicted by how much the twin said it would [unit]
     * @param realised by how much it did [unit]; null before the reports tell
     */
    public record ControlView(
            String cellId,
            String control,
            long sentNanos,
            Stage stage,
            String kpi,
            String unit,
            double predicted,
            @Nullable Double realised) {}
}
