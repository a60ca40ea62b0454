package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.rc.ControlHeader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Control actions of the styles that nodes are known to support (E2SM-RC 7.6). */
public enum ControlAction {
    DRB_QOS(ControlStyle.RADIO_BEARER, 1, "DRB QoS Configuration"),
    QOS_FLOW_MAPPING(ControlStyle.RADIO_BEARER, 2, "QoS flow mapping configuration"),
    LOGICAL_CHANNEL(ControlStyle.RADIO_BEARER, 3, "Logical channel configuration"),
    RADIO_ADMISSION(ControlStyle.RADIO_BEARER, 4, "Radio admission control"),
    DRB_TERMINATION(ControlStyle.RADIO_BEARER, 5, "DRB termination control"),
    DRB_SPLIT_RATIO(ControlStyle.RADIO_BEARER, 6, "DRB split ratio control"),
    PDCP_DUPLICATION(ControlStyle.RADIO_BEARER, 7, "PDCP Duplication control"),
    DRX(ControlStyle.RADIO_RESOURCE_ALLOCATION, 1, "DRX parameter configuration"),
    SCHEDULING_REQUEST(ControlStyle.RADIO_RESOURCE_ALLOCATION, 2, "SR periodicity configuration"),
    SEMI_PERSISTENT_SCHEDULING(ControlStyle.RADIO_RESOURCE_ALLOCATION, 3, "SPS parameters configuration"),
    CONFIGURED_GRANT(ControlStyle.RADIO_RESOURCE_ALLOCATION, 4, "Configured grant control"),
    CQI_TABLE(ControlStyle.RADIO_RESOURCE_ALLOCATION, 5, "CQI table configuration"),
    SLICE_LEVEL_PRB_QUOTA(ControlStyle.RADIO_RESOURCE_ALLOCATION, 6, "Slice-level PRB quota"),
    HANDOVER(ControlStyle.CONNECTED_MODE_MOBILITY, 1, "Handover Control"),
    CONDITIONAL_HANDOVER(ControlStyle.CONNECTED_MODE_MOBILITY, 2, "Conditional Handover Control"),
    DAPS_HANDOVER(ControlStyle.CONNECTED_MODE_MOBILITY, 3, "DAPS Handover Control"),
    ACCESS_BARRING(ControlStyle.RADIO_ACCESS, 3, "Access barring control"),
    RRC_RELEASE(ControlStyle.RADIO_ACCESS, 4, "RRC connection release control");

    private final ControlStyle style;
    private final long actionId;
    private final String title;

    ControlAction(ControlStyle style, long actionId, String title) {
        this.style = style;
        this.actionId = actionId;
        this.title = title;
    }

    /** The style it belongs to. */
    public ControlStyle style() {
        return style;
    }

    /** RIC Control Action ID within the style. */
    public long actionId() {
        return actionId;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** Whether it acts on the UE of the header. If not, the UE id there is a dummy and means nothing. */
    public boolean isAboutUe() {
        return this != SLICE_LEVEL_PRB_QUOTA && this != ACCESS_BARRING;
    }

    /** The control header that asks for this action on a UE. */
    public ControlHeader header(UeId ueId) {
        return new ControlHeader.Format1(ueId, style.styleType(), actionId, null);
    }

    /** The control header that asks for this action on no UE in particular: with {@link #dummyUe}. */
    public ControlHeader header() {
        return header(dummyUe());
    }

    /** The UE id for actions on cells and slices, since control header format 1 must have one; receivers ignore it. */
    public static UeId dummyUe() {
        return UeId.GnbDu.of(0);
    }

    /** Whether a header asks for this action. */
    public boolean isIn(ControlHeader header) {
        return header instanceof ControlHeader.Format1 one
                && one.styleType() == style.styleType()
                && one.controlActionId() == actionId;
    }

    /** The action of that style and number, or {@code null}. */
    public static @Nullable ControlAction find(long styleType, long actionId) {
        return Arrays.stream(values())
                .filter(action -> action.style.styleType() == styleType && action.actionId == actionId)
                .findFirst()
                .orElse(null);
    }
}
