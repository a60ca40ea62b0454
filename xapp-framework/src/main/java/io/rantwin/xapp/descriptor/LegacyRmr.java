package io.rantwin.xapp.descriptor;

import java.util.List;
import java.util.OptionalInt;

/**
 * The legacy section {@code rmr}. Where it exists the app manager takes message names and policies from it alone.
 *
 * @param dataPort the port of {@code protPort} ({@code tcp:4560}), when given
 * @param rxMessages names of the RMR messages the xApp wants to receive
 * @param txMessages names of the RMR messages the xApp sends
 * @param policyTypeIds A1 policy types the xApp enforces
 * @param maxSizeOctets largest RMR payload the xApp takes, when given
 */
public record LegacyRmr(
        OptionalInt dataPort,
        List<String> rxMessages,
        List<String> txMessages,
        List<Integer> policyTypeIds,
        OptionalInt maxSizeOctets) {
    public LegacyRmr {
        rxMessages = List.copyOf(rxMessages);
        txMessages = List.copyOf(txMessages);
        policyTypeIds = List.copyOf(policyTypeIds);
    }
}
