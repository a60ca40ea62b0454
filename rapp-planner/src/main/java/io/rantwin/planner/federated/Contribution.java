package io.rantwin.planner.federated;

import io.rantwin.planner.model.ModelCard;
import java.util.List;

/**
 * What a site sends: numbers about a model, never rows.
 *
 * @param phase what was asked for
 * @param basedOn version of the weights that the site began from
 * @param vector of the phase's length; a change for rounds and steps; empty for figures
 * @param loss of the weights that it began from on the site's validation rows; NaN where none is asked for
 * @param figures empty but where they are asked for
 */
public record Contribution(
        Task.Phase phase, long basedOn, float[] vector, double loss, List<ModelCard.Figure> figures) {
    /** Copies the list. */
    public Contribution {
        figures = List.copyOf(figures);
    }
}
