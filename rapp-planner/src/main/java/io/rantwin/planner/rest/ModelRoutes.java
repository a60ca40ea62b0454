package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.model.CardJson;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/models}: what {@code rantwin train --registry} put down. Requests take turns. */
final class ModelRoutes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private @Nullable ModelRegistry registry;

    ModelRoutes(Path file) {
        this.file = file;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/models", this::list);
        routes.get(Role.VIEWER, "/v1/models/{modelId}", this::get);
    }

    /** Empty as long as nobody has begun it: reading begins none. */
    private Optional<ModelRegistry> open() throws RegistryException {
        if (registry == null && Files.isRegularFile(file)) {
            registry = ModelRegistry.openExisting(file);
        }
        return Optional.ofNullable(registry);
    }

    private synchronized void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        try {
            Optional<ModelRegistry> models = open();
            List<RegisteredModel> all = models.isPresent() ? models.get().all() : List.of();
            Answer.json(
                    context,
                    200,
                    Page.of(query)
                            .show(
                                    all,
                                    model -> Page.newestFirst(
                                            model.created().toEpochMilli(),
                                            model.card().modelId()),
                                    ModelRoutes::line));
        } catch (RegistryException failed) {
            throw notRead(failed);
        }
    }

    private synchronized void get(Context context) throws ProblemException {
        String id = context.pathParam("modelId");
        try {
            Optional<ModelRegistry> models = open();
            List<RegisteredModel> line = models.isPresent() ? models.get().line(id) : List.of();
            if (line.isEmpty()) {
                throw unknown(id);
            }
            ObjectNode json = line(line.getFirst());
            json.set("card", JSON.readTree(CardJson.write(line.getFirst().card())));
            ArrayNode continues = json.putArray("continues");
            line.stream().skip(1).forEach(before -> continues.add(before.card().modelId()));
            Answer.json(context, 200, json);
        } catch (RegistryException failed) {
            throw notRead(failed);
        } catch (IOException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, "The card of model " + id + " cannot be shown: " + failed);
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no model " + id + "; GET /v1/models lists them.");
    }

    /** The model that a request is about. */
    synchronized RegisteredModel known(Context context) throws ProblemException {
        String id = context.pathParam("modelId");
        try {
            Optional<ModelRegistry> models = open();
            Optional<RegisteredModel> found = models.isPresent() ? models.get().find(id) : Optional.empty();
            return found.orElseThrow(() -> unknown(id));
        } catch (RegistryException failed) {
            throw notRead(failed);
        }
    }

    /** What twins said last of a model. */
    synchronized List<Offering> offerings(RegisteredModel model) throws ProblemException {
        try {
            Optional<ModelRegistry> models = open();
            return models.isPresent() ? models.get().offerings(model.card().modelId()) : List.of();
        } catch (RegistryException failed) {
            throw notRead(failed);
        }
    }

    private static ObjectNode line(RegisteredModel model) {
        ObjectNode json = Answer.object()
                .put("modelId", model.card().modelId())
                .put("name", model.card().name())
                .put("createdAt", model.created().toString())
                .put("isOffered", model.card().hasWon())
                .put("source", model.card().data().source());
        if (model.bundle() != null) {
            json.put("bundle", model.bundle());
        }
        if (model.cause() != null) {
            json.set("cause", RetrainingRoutes.json(model.cause()));
        }
        return json;
    }

    private static ProblemException notRead(RegistryException failed) {
        return new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
    }

    @Override
    public synchronized void close() throws RegistryException {
        if (registry != null) {
            registry.close();
        }
    }
}
