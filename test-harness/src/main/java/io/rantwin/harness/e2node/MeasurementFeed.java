package io.rantwin.harness.e2node;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one node that come from outside, such as a recording; a node with a feed offers E2SM-KPM alone, since nothing
 * would obey a control. Called by several threads.
 */
public interface MeasurementFeed {
    /** What the node announces. */
    List<ReportStyle> reportStyles();

    /** A moment of network time from which report periods are counted. */
    Instant origin();

    /**
     * Takes an action of a subscription.
     *
     * @param action what is asked for
     * @param periodMillis from one report to the next
     * @return makes the reports; {@code null} when the node does not have what is asked for
     */
    @Nullable
    Reporter reporter(KpmActionDefinition action, long periodMillis);

    /** Makes the reports of one action. Called by one thread at a time. */
    interface Reporter {
        /**
         * The figures of one report period.
         *
         * @param start begin of the period in network time
         * @return {@code null} when there is nothing to report any more
         */
        @Nullable
        KpmReport report(Instant start);
    }
}
