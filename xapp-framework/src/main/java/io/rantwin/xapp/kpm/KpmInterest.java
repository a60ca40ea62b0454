package io.rantwin.xapp.kpm;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.MeasurementItem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an xApp wants to know from every node that can tell. Immutable.
 *
 * @param name chosen by the application, the same after a restart; unique, without '/'
 * @param reportingPeriod time between reports, 1 ms to a day
 * @param selection which report actions to ask of a node
 */
public record KpmInterest(String name, Duration reportingPeriod, Selection selection) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Chooses report actions for a node. */
    @FunctionalInterface
    public interface Selection {
        /**
         * The actions, each of which becomes a subscription; none when the node has nothing to offer.
         *
         * @param definition what the node announces
         * @param granularityPeriodMillis the reporting period
         */
        List<KpmActionDefinition> actions(KpmRanFunctionDefinition definition, long granularityPeriodMillis);
    }

    /** @throws IllegalArgumentException when the name or the period cannot be */
    public KpmInterest {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the name of an interest is not empty and has no '/': '" + name + "'");
        }
        if (reportingPeriod.toMillis() < 1 || reportingPeriod.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "reporting period " + reportingPeriod + " of " + name + " is not in 1 ms.." + LONGEST);
        }
    }

    /**
     * Measurements of a node as a whole (report style 1): those of the given names that the node announces. A node that
     * announces none is left alone; one that announces no names at all is asked for all of them.
     *
     * @param measNames names of TS 28.552, such as {@code RRU.PrbTotDl}; at least one
     */
    public static KpmInterest ofNode(String name, Duration reportingPeriod, String... measNames) {
        List<String> wanted = List.of(measNames);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("interest " + name + " has no measurement");
        }
        return new KpmInterest(name, reportingPeriod, (definition, period) -> nodeLevel(definition, wanted, period));
    }

    private static List<KpmActionDefinition> nodeLevel(
            KpmRanFunctionDefinition definition, List<String> wanted, long period) {
        for (ReportStyle style : definition.reportStyles()) {
            if (style.type() == 1) {
                Set<String> offered = style.measurements().stream()
                        .map(AnnouncedMeasurement::measName)
                        .collect(Collectors.toSet());
                List<MeasurementItem> items = wanted.stream()
                        .filter(measName -> offered.isEmpty() || offered.contains(measName))
                        .map(MeasurementItem::named)
                        .toList();
                // Nodes refuse empty lists, some crash on them.
                return items.isEmpty()
                        ? List.of()
                        : List.of(new KpmActionDefinition(1, Measurements.of(items, period, null)));
            }
        }
        return List.of();
    }
}
