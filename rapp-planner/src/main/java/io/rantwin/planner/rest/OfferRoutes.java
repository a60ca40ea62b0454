package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.offer.OfferException;
import io.rantwin.planner.offer.RegistryOffers;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/models/{modelId}/offers}: a model of the registry at the twin. */
final class OfferRoutes {
    private static final String PATH = "/v1/models/{modelId}/offers";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    private final ModelRoutes models;
    private final @Nullable LiveTwin twin;
    private final @Nullable RegistryOffers offers;

    /** @param offers null when no twin is named */
    OfferRoutes(ModelRoutes models, @Nullable LiveTwin twin, @Nullable RegistryOffers offers) {
        this.models = models;
        this.twin = twin;
        this.offers = offers;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, PATH, this::list);
        routes.post(Role.ADMIN, PATH, this::offer);
    }

    private void list(Context context) throws ProblemException {
        new Query(context, Set.of());
        List<Offering> known = models.offerings(models.known(context));
        ObjectNode json = Answer.object();
        ArrayNode items = json.putArray("items");
        known.forEach(each -> items.add(json(each)));
        Answer.json(context, 200, json);
    }

    private void offer(Context context) throws ProblemException {
        BodyField body = BodyField.of(context, List.of(ACTOR, REASON, "anyway"));
        String actor = Doorkeeper.actor(context, body.member(ACTOR));
        String reason = body.member(REASON).text();
        boolean anyway = body.member("anyway").truthOr(false);
        RegisteredModel model = models.known(context);
        LiveTwin live = LiveRoutes.connected(twin);
        if (offers == null) {
            throw new IllegalStateException("a twin is there and no way to offer models to it: " + live.status());
        }
        try {
            Answer.json(context, 200, json(offers.offer(model, anyway, actor, reason)));
        } catch (OfferException unfit) {
            throw new ProblemException(ProblemKind.MODEL_REFUSED, sentence(unfit.getMessage()));
        } catch (TwinException refused) {
            throw refused(refused);
        } catch (RegistryException | AuditException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    /** What the twin has against a model is no fault of the request's. */
    private static ProblemException refused(TwinException refused) {
        return switch (refused.code()) {
            case INVALID_ARGUMENT ->
                new ProblemException(ProblemKind.MODEL_REFUSED, "The twin refuses: " + refused.getMessage());
            case RESOURCE_EXHAUSTED ->
                new ProblemException(ProblemKind.OTHER_STATE, "The twin refuses: " + refused.getMessage());
            default -> LiveRoutes.refused(refused, field -> field);
        };
    }

    private static String sentence(@Nullable String text) {
        String said = String.valueOf(text);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".";
    }

    private static ObjectNode json(Offering offering) {
        ObjectNode json = Answer.object()
                .put("modelId", offering.modelId())
                .put("twin", offering.twin())
                .put("since", offering.since().toString())
                .put("told", offering.told().toString())
                .put("stage", offering.stage().name())
                .put("forecasts", offering.forecasts())
                .put(REASON, offering.reason());
        ArrayNode errors = json.putArray("relativeErrors");
        offering.relativeErrors()
                .forEach((horizon, error) ->
                        errors.addObject().put("horizonMillis", horizon).put("relativeError", error));
        return json;
    }
}
