package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.UeId;
import org.jspecify.annotations.Nullable;

/** E2SM-RC-IndicationHeader (E2SM-RC 9.2.1.3). Immutable. */
public sealed interface IndicationHeader extends RcMessage
        permits IndicationHeader.Format1, IndicationHeader.Format2, IndicationHeader.Format3, UnrecognizedAlternative {
    /**
     * For reports.
     *
     * @param eventTriggerConditionId which condition of the event trigger was met, 1..65535
     */
    record Format1(@Nullable Long eventTriggerConditionId) implements IndicationHeader {}

    /**
     * For inserts.
     *
     * @param ueId the UE that the node asks about
     * @param insertStyleType RIC Insert style
     * @param insertIndicationId indication within the style, 1..65535
     */
    record Format2(UeId ueId, long insertStyleType, long insertIndicationId) implements IndicationHeader {}

    /**
     * For reports and for inserts of several indications.
     *
     * @param eventTriggerConditionId which condition of the event trigger was met, 1..65535
     * @param ueId the UE
     */
    record Format3(
            @Nullable Long eventTriggerConditionId,
            @Nullable UeId ueId) implements IndicationHeader {}
}
