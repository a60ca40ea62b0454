package io.rantwin.planner.offer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.live.TwinModels;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Offers models of a registry to a twin: written down before and after, and what the twin says is kept with the model. Thread-safe. */
public final class RegistryOffers {
    private static final String MODEL = "modelId";
    private static final String REASON = "reason";

    private final Path registry;
    private final ModelOffers offers;
    private final String twin;
    private final PolicyAudit audit;

    /**
     * @param registry file
     * @param twin is closed by its owner
     */
    public RegistryOffers(Path registry, TwinModels twin, PolicyAudit audit, InstantSource clock) {
        this.registry = registry;
        this.offers = new ModelOffers(twin, clock);
        this.twin = twin.address();
        this.audit = audit;
    }

    /**
     * Offers a model; it begins in shadow. The same again changes nothing there.
     *
     * @param anyway also when its card says that a simple method is better
     * @throws OfferException when it is nothing for a twin, or has no bundle that can be sent
     * @throws TwinException when the twin does not take it
     * @throws AuditException when it cannot be written down; then nothing was sent
     */
    public Offering offer(RegisteredModel model, boolean anyway, String actor, String reason)
            throws OfferException, TwinException, RegistryException, AuditException {
        String modelId = model.card().modelId();
        ModelBundle bundle = bundle(model);
        audit.append("model.offer", actor, facts(modelId).put("anyway", anyway).put(REASON, reason));
        try {
            Offering offering = offers.offer(bundle, anyway);
            try (ModelRegistry models = ModelRegistry.openExisting(registry)) {
                models.note(offering);
            }
            audit.append(
                    "model.offered",
                    actor,
                    facts(modelId).put("stage", offering.stage().name()).put(REASON, offering.reason()));
            return offering;
        } catch (OfferException | TwinException refused) {
            audit.append("model.offer-refused", actor, facts(modelId).put(REASON, refused.getMessage()));
            throw refused;
        }
    }

    private ObjectNode facts(String modelId) {
        return JsonNodeFactory.instance.objectNode().put(MODEL, modelId).put("twin", twin);
    }

    private static ModelBundle bundle(RegisteredModel model) throws OfferException {
        String modelId = model.card().modelId();
        if (model.bundle() == null) {
            throw new OfferException(
                    "model " + modelId
                            + " has no bundle: it was not written, as a simple method is better at every horizon (rantwin train --keep writes it)");
        }
        try {
            ModelBundle bundle = ModelBundle.read(Path.of(model.bundle()));
            if (!bundle.card().modelId().equals(modelId)) {
                throw new OfferException("the bundle of model " + modelId + " holds another one now, "
                        + bundle.card().modelId());
            }
            return bundle;
        } catch (BundleException unreadable) {
            throw new OfferException("model " + modelId + " cannot be sent: " + unreadable.getMessage());
        }
    }
}
