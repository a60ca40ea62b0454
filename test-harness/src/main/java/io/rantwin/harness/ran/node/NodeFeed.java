package io.rantwin.harness.ran.node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.KpmActionDefinition.PerMeasurementCondition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.harness.e2node.MeasurementFeed;
import io.rantwin.harness.e2node.NodeIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one node in E2SM-KPM, report styles 1 to 5, with granularity periods of 10 ms to 60 s in steps of 10 ms. Periods
 * begin at multiples of their length from network time zero, and the first report is that of a whole period. Used by the
 * network's thread alone.
 */
final class NodeFeed implements MeasurementFeed {
    static final int STYLE_NODE = 1;
    static final int STYLE_UE = 2;
    static final int STYLE_CONDITION = 3;
    static final int STYLE_MATCHING_UES = 4;
    static final int STYLE_LISTED_UES = 5;

    private static final Cause ACTION_NOT_SUPPORTED = new Cause(Cause.Category.RIC_REQUEST, "action-not-supported");
    private static final Cause RESOURCE_LIMIT = new Cause(Cause.Category.RIC_REQUEST, "function-resource-limit");
    private static final Cause SEMANTIC_ERROR = new Cause(Cause.Category.PROTOCOL, "semantic-error");

    private static final long STEP_MILLIS = 10;
    private static final long LONGEST_GRANULARITY_MILLIS = 60_000;
    private static final long LONGEST_PERIOD_MILLIS = 3_600_000;
    private static final int MOST_VALUES = 10_000;
    private static final int MOST_VALUES_OF_UE = 1_000;

    private final NodeIdentity node;
    private final NodeRole role;
    private final Offer offer;
    private final Readings readings;
    private final int[] cells;
    private final ReportTamper tamper;

    /** @param cells what the node has */
    NodeFeed(NodeIdentity node, NodeRole role, Offer offer, Readings readings, int[] cells, ReportTamper tamper) {
        this.node = node;
        this.role = role;
        this.offer = offer;
        this.readings = readings;
        this.cells = cells;
        this.tamper = tamper;
    }

    @Override
    public Instant origin() {
        return readings.identities().plan().start();
    }

    @Override
    public List<ReportStyle> reportStyles() {
        List<AnnouncedMeasurement> ofCells =
                offer.announced(figure -> !figure.kind().isUeLevel());
        List<AnnouncedMeasurement> ofUes = offer.announced(Figure::isOfUes);
        List<AnnouncedMeasurement> both =
                offer.announced(figure -> !figure.kind().isDistribution());
        List<ReportStyle> styles = new ArrayList<>();
        styles.add(new ReportStyle(STYLE_NODE, "E2 Node Measurement", 1, ofCells, 1, 1));
        if (!ofUes.isEmpty()) {
            styles.add(new ReportStyle(STYLE_UE, "E2 Node Measurement for a single UE", 2, ofUes, 1, 1));
            styles.add(
                    new ReportStyle(STYLE_CONDITION, "Condition-based, UE-level E2 Node Measurement", 3, both, 1, 2));
            styles.add(new ReportStyle(
                    STYLE_MATCHING_UES, "Common Condition-based, UE-level Measurement", 4, ofUes, 1, 3));
            styles.add(new ReportStyle(STYLE_LISTED_UES, "E2 Node Measurement for multiple UEs", 5, ofUes, 1, 3));
        }
        return List.copyOf(styles);
    }

    @Override
    public @Nullable Reporter reporter(KpmActionDefinition action, long periodMillis) {
        return periodProblem(action, periodMillis) != null ? null : made(action, periodMillis);
    }

    @Override
    public Cause refusal(KpmActionDefinition action, long periodMillis) {
        Cause cause = periodProblem(action, periodMillis);
        return cause == null ? ACTION_NOT_SUPPORTED : cause;
    }

    private @Nullable Reporter made(KpmActionDefinition action, long periodMillis) {
        return switch (action.format()) {
            case Measurements wanted
            when action.ricStyleType() == STYLE_NODE -> {
                ReportFrame frame = frame(wanted.cellGlobalId(), wanted.granularityPeriodMillis(), periodMillis);
                yield frame == null ? null : new ReporterFactory(offer, frame).ofCells(wanted);
            }
            case OneUe wanted
            when action.ricStyleType() == STYLE_UE -> {
                ReportFrame frame = frame(wanted.measurements(), periodMillis);
                yield frame == null
                        ? null
                        : new ReporterFactory(offer, frame).ofUes(wanted.measurements(), List.of(wanted.ueId()), true);
            }
            case PerMeasurementCondition wanted
            when action.ricStyleType() == STYLE_CONDITION -> {
                ReportFrame frame = frame(wanted.cellGlobalId(), wanted.granularityPeriodMillis(), periodMillis);
                yield frame == null ? null : new ReporterFactory(offer, frame).ofConditions(wanted);
            }
            case MatchingUes wanted
            when action.ricStyleType() == STYLE_MATCHING_UES -> {
                ReportFrame frame = frame(wanted.measurements(), periodMillis);
                yield frame == null ? null : new ReporterFactory(offer, frame).ofMatching(wanted);
            }
            case ListedUes wanted
            when action.ricStyleType() == STYLE_LISTED_UES -> {
                ReportFrame frame = frame(wanted.measurements(), periodMillis);
                yield frame == null
                        ? null
                        : new ReporterFactory(offer, frame).ofUes(wanted.measurements(), wanted.ueIds(), false);
            }
            case null, default -> null;
        };
    }

    private @Nullable ReportFrame frame(Measurements wanted, long periodMillis) {
        return frame(wanted.cellGlobalId(), wanted.granularityPeriodMillis(), periodMillis);
    }

    /** {@code null} when the node does not have the cell. */
    private @Nullable ReportFrame frame(@Nullable CellGlobalId cgi, long granularityMillis, long periodMillis) {
        int[] about = cells;
        if (cgi != null) {
            int cell = readings.identities().cell(cgi);
            boolean isOurs = false;
            for (int own : cells) {
                isOurs |= own == cell;
            }
            if (!isOurs || role == NodeRole.CU_UP) {
                return null;
            }
            about = new int[] {cell};
        }
        return new ReportFrame(
                node, role, readings, about, granularityMillis, (int) (periodMillis / granularityMillis), tamper);
    }

    /** Why there is no report with these periods, {@code null} when there can be one. */
    private static @Nullable Cause periodProblem(KpmActionDefinition action, long periodMillis) {
        long granularity;
        int values;
        int most = MOST_VALUES_OF_UE;
        switch (action.format()) {
            case Measurements wanted -> {
                granularity = wanted.granularityPeriodMillis();
                values = values(wanted);
                most = MOST_VALUES;
            }
            case PerMeasurementCondition wanted -> {
                granularity = wanted.granularityPeriodMillis();
                values = wanted.conditions().size();
                most = MOST_VALUES;
            }
            case OneUe wanted -> {
                granularity = wanted.measurements().granularityPeriodMillis();
                values = values(wanted.measurements());
            }
            case MatchingUes wanted -> {
                granularity = wanted.measurements().granularityPeriodMillis();
                values = values(wanted.measurements());
            }
            case ListedUes wanted -> {
                granularity = wanted.measurements().granularityPeriodMillis();
                values = values(wanted.measurements());
            }
            case null, default -> {
                return ACTION_NOT_SUPPORTED;
            }
        }
        if (granularity < STEP_MILLIS
                || granularity > LONGEST_GRANULARITY_MILLIS
                || granularity % STEP_MILLIS != 0
                || periodMillis > LONGEST_PERIOD_MILLIS) {
            return RESOURCE_LIMIT;
        }
        if (periodMillis % granularity != 0) {
            return SEMANTIC_ERROR;
        }
        return periodMillis / granularity * values > most ? RESOURCE_LIMIT : null;
    }

    private static int values(Measurements wanted) {
        return wanted.items().stream()
                .mapToInt(item -> Math.max(1, item.labels().size()))
                .sum();
    }
}
