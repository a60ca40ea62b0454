package io.rantwin.planner.training.commands;

import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.model.ModelCard.Figure;
import io.rantwin.planner.model.Neighbours;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A model card for people. */
public final class CardReport {
    private final ModelCard card;

    /** Of a card. */
    public CardReport(ModelCard card) {
        this.card = card;
    }

    /** Prints it. */
    public void print(PrintWriter out) {
        out.printf("%s: %s%n", card.modelId(), card.architecture());
        out.printf(
                Locale.ROOT,
                "  %d weights, seed %d, epochs %s%s, validation loss %.5f, parity with the training framework %.1e%n",
                card.weights(),
                card.training().seed(),
                card.training().epochs(),
                card.training().refitted() ? " (run again with the validation rows)" : "",
                card.training().validationLoss(),
                card.parity());
        out.printf(
                Locale.ROOT,
                "  %s, %s to %s: %d series, rows to train %d, to validate %d, to test %d%n",
                card.data().source(),
                card.data().firstTime(),
                card.data().lastTime(),
                card.data().series().size(),
                card.data().trainRows(),
                card.data().validationRows(),
                card.data().testRows());
        Neighbours neighbours = card.feeding().neighbours();
        if (neighbours != null) {
            out.printf(
                    Locale.ROOT,
                    "  neighbours: %s, %d of them%n",
                    neighbours.rule(),
                    neighbours.strengths().values().stream().mapToInt(Map::size).sum());
        }
        out.printf(
                Locale.ROOT,
                "  %8s %11s %11s  %-32s %-34s %7s %7s  %s%n",
                "ahead",
                "MAE",
                "simple MAE",
                "best simple method",
                "difference, 95 % interval",
                "80 %",
                "90 %",
                "offered");
        for (Figure figure : card.figures()) {
            out.printf(
                    Locale.ROOT,
                    "  %6d s %11.5g %11.5g  %-32s %-34s %7.2f %7.2f  %s%n",
                    figure.seconds(),
                    figure.mae(),
                    figure.bestSimpleMae(),
                    figure.bestSimple(),
                    String.format(
                            Locale.ROOT,
                            "%+.4g [%+.4g, %+.4g] %d blocks",
                            figure.difference(),
                            figure.lower(),
                            figure.upper(),
                            figure.blocks()),
                    100 * figure.coverage80(),
                    100 * figure.coverage90(),
                    figure.offered() ? "yes" : "no");
        }
        out.flush();
    }
}
