package io.rantwin.harness.ric.pms;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the service is set up.
 *
 * @param rics where the mediator of each RIC is, by the RIC's name
 * @param checkPeriod between looks at RICs, policies and services; the real one takes 60 s
 */
public record PmsOptions(SortedMap<String, URI> rics, Duration checkPeriod) {
    /** Name of the RIC that the box is. */
    public static final String BOX = "ric1";

    public PmsOptions {
        rics = Collections.unmodifiableSortedMap(new TreeMap<>(rics));
    }

    /** One RIC with a mediator at this address, looked at every minute. */
    public static PmsOptions of(URI mediator) {
        return new PmsOptions(new TreeMap<>(Map.of(BOX, mediator)), Duration.ofMinutes(1));
    }
}
