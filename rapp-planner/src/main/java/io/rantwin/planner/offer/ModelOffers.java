package io.rantwin.planner.offer;

import io.rantwin.api.v1.ModelState;
import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.live.TwinModels;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.Offering;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Models at one twin. Thread-safe. */
public final class ModelOffers {
    private final TwinModels twin;
    private final InstantSource clock;

    /**
     * Models at a twin.
     *
     * @param twin is closed by its owner
     */
    public ModelOffers(TwinModels twin, InstantSource clock) {
        this.twin = twin;
        this.clock = clock;
    }

    /**
     * Offers a model; it begins in shadow. The same again changes nothing.
     *
     * @param anyway also when its card says that a simple method is better: in shadow it has no weight
     * @throws OfferException when it is nothing for a twin
     * @throws TwinException when the twin does not take it
     */
    public Offering offer(ModelBundle bundle, boolean anyway) throws OfferException, TwinException {
        ModelCard card = bundle.card();
        if (card.feeding().kind() == ModelCard.Feeding.Kind.SEASONAL) {
            throw new OfferException("model " + card.modelId()
                    + " needs the days and weeks before, which only the planner has; the xApp runs models of measurements"
                    + " (rantwin train --columns)");
        }
        if (card.feeding().neighbours() != null) {
            throw new OfferException("model " + card.modelId()
                    + " reads what the neighbours of a cell report, which only the planner does; the xApp feeds models cell by cell"
                    + " (train one without --neighbours)");
        }
        if (!bundle.isSigned()) {
            throw new OfferException("model " + card.modelId()
                    + " is not signed, and an xApp takes no such model; rantwin train --key signs");
        }
        if (!card.hasWon() && !anyway) {
            throw new OfferException("model " + card.modelId()
                    + " is not offered: its card says that a simple method is better at every horizon");
        }
        return offering(twin.offer(bundle));
    }

    /** All models that the twin has, the newest first. */
    public List<Offering> stages() throws TwinException {
        return twin.all().stream().map(this::offering).toList();
    }

    /**
     * Takes a model out of shadow where it is better than the best simple member.
     *
     * @param cellIds for the groups of these cells; for all when empty
     */
    public Offering activate(String modelId, Collection<String> cellIds) throws TwinException {
        return offering(twin.activate(modelId, cellIds));
    }

    /**
     * Ends the use of a model at the twin, for good.
     *
     * @param reason who and why
     */
    public Offering withdraw(String modelId, String reason) throws TwinException {
        return offering(twin.withdraw(modelId, reason));
    }

    private Offering offering(ModelState state) {
        Instant now = clock.instant();
        SortedMap<Long, Double> errors = new TreeMap<>(state.getRelativeErrorByHorizonMsMap());
        // A best simple member without any error leaves no figure.
        errors.values().removeIf(error -> !Double.isFinite(error));
        return new Offering(
                state.getModelId(),
                twin.address(),
                now,
                now,
                switch (state.getStage()) {
                    case MODEL_STAGE_SHADOW -> Offering.Stage.SHADOW;
                    case MODEL_STAGE_ACTIVE -> Offering.Stage.ACTIVE;
                    case MODEL_STAGE_WITHDRAWN -> Offering.Stage.WITHDRAWN;
                    case MODEL_STAGE_UNSPECIFIED, UNRECOGNIZED -> Offering.Stage.UNKNOWN;
                },
                state.getForecasts(),
                errors,
                state.getReason());
    }
}
