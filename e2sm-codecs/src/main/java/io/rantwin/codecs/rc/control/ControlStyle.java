package io.rantwin.codecs.rc.control;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** RIC Control styles (E2SM-RC 7.6). Nodes may have further ones of their own. */
public enum ControlStyle {
    RADIO_BEARER(1, "Radio Bearer Control"),
    RADIO_RESOURCE_ALLOCATION(2, "Radio Resource Allocation Control"),
    CONNECTED_MODE_MOBILITY(3, "Connected Mode Mobility Control"),
    RADIO_ACCESS(4, "Radio Access Control"),
    DUAL_CONNECTIVITY(5, "Dual Connectivity Control"),
    CARRIER_AGGREGATION(6, "Carrier Aggregation Control"),
    IDLE_MODE_MOBILITY(7, "Idle Mode Mobility Control"),
    UE_INFORMATION_AND_ASSIGNMENT(8, "UE Information and Assignment"),
    MEASUREMENT_REPORTING_CONFIGURATION(9, "Measurement Reporting Configuration Control"),
    /** Of versions after v01.03. */
    BEAMFORMING(10, "Beamforming Configuration Control"),
    /** The message names styles and actions itself: control header and message format 2. */
    MULTIPLE_ACTIONS(255, "Multiple Actions Control");

    private final long styleType;
    private final String title;

    ControlStyle(long styleType, String title) {
        this.styleType = styleType;
        this.title = title;
    }

    /** RIC Style Type. */
    public long styleType() {
        return styleType;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** The style of that number, or {@code null}. */
    public static @Nullable ControlStyle find(long styleType) {
        return Arrays.stream(values())
                .filter(style -> style.styleType == styleType)
                .findFirst()
                .orElse(null);
    }
}
