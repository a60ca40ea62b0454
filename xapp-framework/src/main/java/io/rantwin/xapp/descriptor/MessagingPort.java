package io.rantwin.xapp.descriptor;

import java.util.List;
import java.util.OptionalInt;

/**
 * One element of {@code messaging.ports}. The lists are filled at the RMR data port only.
 *
 * @param name {@code http}, {@code rmrdata} or {@code rmr-data}, {@code rmrroute} or {@code rmr-route}, or an own name
 * @param container name of the container that listens, maybe empty
 * @param port 1..65535
 * @param description free text, maybe empty
 * @param rxMessages names of the RMR messages the xApp wants to receive
 * @param txMessages names of the RMR messages the xApp sends
 * @param policyTypeIds A1 policy types the xApp enforces
 * @param maxSizeOctets largest RMR payload the xApp takes, when given
 */
public record MessagingPort(
        String name,
        String container,
        int port,
        String description,
        List<String> rxMessages,
        List<String> txMessages,
        List<Integer> policyTypeIds,
        OptionalInt maxSizeOctets) {
    public MessagingPort {
        rxMessages = List.copyOf(rxMessages);
        txMessages = List.copyOf(txMessages);
        policyTypeIds = List.copyOf(policyTypeIds);
    }

    /** Whether RMR data arrive here. */
    public boolean isRmrData() {
        return name.equals("rmrdata") || name.equals("rmr-data");
    }

    /** Whether route tables arrive here. */
    public boolean isRmrRoute() {
        return name.equals("rmrroute") || name.equals("rmr-route");
    }

    /** Whether the HTTP server of the xApp listens here. */
    public boolean isHttp() {
        return name.equals("http");
    }
}
