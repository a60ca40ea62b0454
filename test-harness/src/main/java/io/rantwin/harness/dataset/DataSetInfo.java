package io.rantwin.harness.dataset;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What is known about a data set.
 *
 * @param name name of its folder
 * @param title one line
 * @param source where it comes from
 * @param licence its licence, or that none is stated
 * @param period from one figure to the next
 * @param stampsEnd whether times of the set are ends of periods; otherwise they are beginnings
 * @param zone time zone of its times
 * @param isZoneStated whether the source says so; otherwise the zone is assumed
 * @param alignment nodes that were recorded at different times are moved to the time of the first by multiples of this;
 *     zero when all were recorded together
 * @param unitProfile name of the unit profile of the reports
 */
public record DataSetInfo(
        String name,
        String title,
        String source,
        String licence,
        Duration period,
        boolean stampsEnd,
        ZoneId zone,
        boolean isZoneStated,
        Duration alignment,
        String unitProfile) {}
