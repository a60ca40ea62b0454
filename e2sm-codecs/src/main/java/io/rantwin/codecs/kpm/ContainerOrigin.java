package io.rantwin.codecs.kpm;

import org.jspecify.annotations.Nullable;

/**
 * Where a figure of KPM v1 came from: v1 has no measurement names, it has a container for each kind of node.
 *
 * @param container index of the container in the message
 * @param unit which kind of node it describes
 * @param nodeName gNB-CU-CP-Name or gNB-CU-UP-Name
 * @param interfaceType {@code x2-u}, {@code xn-u} or {@code f1-u} in an O-CU-UP container
 */
public record ContainerOrigin(
        int container,
        Unit unit,
        @Nullable String nodeName,
        @Nullable String interfaceType) {
    /** Part of a disaggregated gNB. */
    public enum Unit {
        O_DU,
        O_CU_CP,
        O_CU_UP
    }
}
