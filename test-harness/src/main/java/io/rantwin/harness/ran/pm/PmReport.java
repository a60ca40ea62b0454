package io.rantwin.harness.ran.pm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The counters of one managed element over one granularity period.
 *
 * @param dn distinguished name, such as {@code ManagedElement=S1}
 * @param userLabel what people call it
 * @param begin of the period, network time
 * @param granularityPeriod its length
 * @param infos by object class
 */
record PmReport(String dn, String userLabel, Instant begin, Duration granularityPeriod, List<MeasInfo> infos) {
    /**
     * Measurements of the objects of one class.
     *
     * @param id name of the class
     * @param measTypes names of the measurements
     */
    record MeasInfo(String id, List<String> measTypes, List<MeasValue> values) {}

    /**
     * Values of one object.
     *
     * @param measObjLdn its name below the managed element, such as {@code NRCellDU=3}
     * @param results in the order of the types; empty where there is no value
     */
    record MeasValue(String measObjLdn, List<String> results) {}

    PmReport {
        infos = List.copyOf(infos);
    }

    Instant end() {
        return begin.plus(granularityPeriod);
    }
}
