package io.rantwin.planner.retraining;

import io.rantwin.planner.csv.CsvTime;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.registry.TrainingCause.Signal;
import io.rantwin.planner.training.DriftWatch;
import io.rantwin.planner.training.DriftWatch.Watched;
import io.rantwin.planner.training.HistoryRows;
import io.rantwin.planner.training.TrainingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs that models have drifted; only horizons count at which a model is in use. Not thread-safe. */
final class DriftSigns {
    private static final Logger LOG = LoggerFactory.getLogger(DriftSigns.class);

    /** The best simple member must be better. */
    private static final double NO_BETTER = 1;

    private static final int MOST_BLOCKS = 100;
    /** Network time since which a figure of the twin has been above its limit, by model and horizon. */
    private final Map<String, Long> since = new HashMap<>();

    /** Whether its errors on rows that are newer than those it was made from exceed its card's; the horizon where they do most. */
    static Optional<TrainingCause> ofErrors(ModelBundle bundle, HistoryRows rows) throws BundleException {
        ModelCard card = bundle.card();
        int block = DriftWatch.blockRows(card.feeding());
        long until = CsvTime.millis(card.data().lastTime()).orElse(Long.MIN_VALUE);
        int from = Math.max(rows.rowAfter(until), rows.size() - MOST_BLOCKS * block);
        List<List<Watched>> watched = new ArrayList<>();
        for (SeriesTable table : tables(card.feeding(), rows)) {
            try {
                watched.add(DriftWatch.watch(bundle, table, from));
            } catch (TrainingException tooFew) {
                LOG.debug("a cell says nothing, and the others may", tooFew);
            }
        }
        return IntStream.range(0, card.figures().size())
                .filter(h -> card.figures().get(h).offered())
                .mapToObj(h -> ofHorizon(
                        card, watched.stream().map(each -> each.get(h)).toList(), rows))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(TrainingCause::figure));
    }

    private static List<SeriesTable> tables(ModelCard.Feeding feeding, HistoryRows rows) {
        return feeding.columns().isEmpty()
                ? List.of(rows.sideBySide())
                : IntStream.range(0, rows.cells().size()).mapToObj(rows::ofCell).toList();
    }

    /** A model has drifted when it has in more than half of the tables. */
    private static Optional<TrainingCause> ofHorizon(ModelCard card, List<Watched> watched, HistoryRows rows) {
        List<Watched> drifted =
                watched.stream().filter(each -> each.standsSince().isPresent()).toList();
        if (2 * drifted.size() <= watched.size()) {
            return Optional.empty();
        }
        int[] since = drifted.stream()
                .mapToInt(each -> each.standsSince().orElseThrow())
                .sorted()
                .toArray();
        return Optional.of(new TrainingCause(
                Signal.ERRORS,
                card.feeding().target(),
                drifted.getFirst().figure().seconds(),
                drifted.stream().mapToDouble(Watched::risenError).average().orElseThrow(),
                DriftWatch.LET_PASS,
                rows.firstMillis() + since[since.length / 2] * rows.stepMillis()));
    }

    /**
     * Whether the twin finds it no better than the best simple member.
     *
     * @param relativeErrors by horizon in ms, as the twin tells them now
     * @param nowMillis network time
     */
    Optional<TrainingCause> ofTwin(ModelCard card, Map<Long, Double> relativeErrors, long nowMillis) {
        return card.figures().stream()
                .filter(ModelCard.Figure::offered)
                .flatMap(figure -> {
                    String place = card.modelId() + " " + figure.seconds();
                    double error = relativeErrors.getOrDefault(1000 * figure.seconds(), Double.NaN);
                    if (!(error > NO_BETTER)) {
                        since.remove(place);
                        return Stream.empty();
                    }
                    long first = since.computeIfAbsent(place, now -> nowMillis);
                    return Stream.of(new TrainingCause(
                            Signal.TWIN, card.feeding().target(), figure.seconds(), error, NO_BETTER, first));
                })
                .max(Comparator.comparingDouble(TrainingCause::figure));
    }
}
