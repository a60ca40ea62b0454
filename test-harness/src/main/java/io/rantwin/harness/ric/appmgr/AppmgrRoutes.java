package io.rantwin.harness.ric.appmgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.Optional;
import java.util.function.Function;

/** REST interface of the app manager, below {@code /ric/v1}. */
public final class AppmgrRoutes {
    private final Appmgr appmgr;

    public AppmgrRoutes(Appmgr appmgr) {
        this.appmgr = appmgr;
    }

    /** Adds the routes to a server. */
    public void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.post("/ric/v1/register", this::registerXapp);
        routes.post("/ric/v1/deregister", this::deregisterXapp);
        routes.get("/ric/v1/xapps", JsonInput.answering(() -> list(Xapp::toJson)));
        routes.get("/ric/v1/xapps/{name}", this::xapp);
        routes.get("/ric/v1/xapps/{name}/instances/{instance}", this::instance);
        routes.get("/ric/v1/config", JsonInput.answering(() -> list(AppmgrRoutes::config)));
    }

    private void registerXapp(Context context) throws BadRequestException {
        Xapp xapp = Xapp.read(JsonInput.body(context));
        appmgr.register(xapp);
        JsonInput.answer(context, 201, xapp.registration());
    }

    private void deregisterXapp(Context context) throws BadRequestException {
        JsonInput body = JsonInput.body(context);
        appmgr.deregister(
                body.member("appName").text(), body.member("appInstanceName").text());
        context.status(204);
    }

    private void xapp(Context context) {
        Optional<Xapp> found = named(context.pathParam("name"));
        if (found.isPresent()) {
            JsonInput.answer(context, 200, found.get().toJson());
        } else {
            context.status(404);
        }
    }

    private void instance(Context context) {
        Optional<Xapp> found =
                named(context.pathParam("name")).filter(xapp -> xapp.appName().equals(context.pathParam("instance")));
        if (found.isPresent()) {
            JsonInput.answer(context, 200, found.get().instance());
        } else {
            context.status(404);
        }
    }

    private Optional<Xapp> named(String name) {
        return appmgr.all().stream()
                .filter(xapp -> xapp.appInstanceName().equals(name))
                .findFirst();
    }

    private ArrayNode list(Function<Xapp, JsonNode> form) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        appmgr.all().forEach(xapp -> list.add(form.apply(xapp)));
        return list;
    }

    private static JsonNode config(Xapp xapp) {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.putObject("metadata").put("xappName", xapp.appInstanceName()).put("configType", "json");
        return entry.put("config", xapp.config());
    }
}
