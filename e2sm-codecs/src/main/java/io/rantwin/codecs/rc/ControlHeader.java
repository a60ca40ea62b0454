package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.UeId;
import org.jspecify.annotations.Nullable;

/** E2SM-RC-ControlHeader: whom and what to control (E2SM-RC 9.2.1.6). Immutable. */
public sealed interface ControlHeader extends RcMessage
        permits ControlHeader.Format1, ControlHeader.Format2, UnrecognizedAlternative {
    /**
     * One action.
     *
     * @param ueId the UE; mandatory, so that actions on cells and slices name a dummy
     * @param styleType RIC Control style
     * @param controlActionId action within the style, 1..65535
     * @param decision answer to an insert indication
     */
    record Format1(
            UeId ueId,
            long styleType,
            long controlActionId,
            @Nullable Decision decision) implements ControlHeader {}

    /**
     * Several actions, which the message names (style 255).
     *
     * @param ueId the UE
     * @param decision answer to an insert indication
     */
    record Format2(@Nullable UeId ueId, @Nullable Decision decision) implements ControlHeader {}
}
