package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one node that come from outside, such as a recording; a node with a feed offers E2SM-KPM, and controls only by
 * the {@link ControlFunction}s that it is given. Called by several threads, unless the node is driven ({@link DrivenNodes}).
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

    /** Why {@link #reporter} gave none for an action. */
    default Cause refusal(KpmActionDefinition action, long periodMillis) {
        return Admission.ACTION_NOT_SUPPORTED;
    }

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

        /** How often {@link #collect} is to be called, a whole part of the report period; 0 for never. */
        default long collectionMillis() {
            return 0;
        }

        /**
         * A collection period ends now. Called at the begin of the first report period, unless the reporter was made at that
         * moment, and at the end of each collection period, before the report. The first report then comes after a whole
         * period.
         */
        default void collect(Instant end) {}

        /** What the node's clock shows at a time. */
        default Instant stamp(Instant start) {
            return start;
        }
    }
}
