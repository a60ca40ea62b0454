package io.rantwin.planner.federated;

import io.rantwin.planner.model.ModelCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Figures of many sites as one card has them. */
final class MiddleFigures {
    private MiddleFigures() {}

    /** A figure a horizon: that of the site in the middle, offered when more than half of the sites find it better. */
    static List<ModelCard.Figure> of(List<List<ModelCard.Figure>> told) {
        List<ModelCard.Figure> middle = new ArrayList<>();
        for (int h = 0; h < told.getFirst().size(); h++) {
            int horizon = h;
            List<ModelCard.Figure> sorted = told.stream()
                    .map(each -> each.get(horizon))
                    .sorted(Comparator.comparingDouble(each -> each.difference() / each.bestSimpleMae()))
                    .toList();
            ModelCard.Figure figure = sorted.get((sorted.size() - 1) / 2);
            boolean offered =
                    2 * sorted.stream().filter(ModelCard.Figure::offered).count() > sorted.size();
            middle.add(new ModelCard.Figure(
                    figure.rows(),
                    figure.seconds(),
                    figure.targets(),
                    figure.mae(),
                    figure.bestSimple(),
                    figure.bestSimpleMae(),
                    figure.difference(),
                    figure.lower(),
                    figure.upper(),
                    figure.blocks(),
                    figure.coverage80(),
                    figure.coverage90(),
                    offered));
        }
        return middle;
    }
}
