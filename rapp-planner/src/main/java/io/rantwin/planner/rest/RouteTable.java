package io.rantwin.planner.rest;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;

/** The routes while they are made; each is noted, so that the OpenAPI document can be held against them. */
final class RouteTable {
    private final JavalinDefaultRoutingApi routes;
    private final IdempotencyKeys keys;
    private final List<Route> noted = new ArrayList<>();

    /**
     * One operation.
     *
     * @param method in lower case
     * @param path with its parameters in braces
     */
    public record Route(String method, String path) {}

    RouteTable(JavalinDefaultRoutingApi routes, IdempotencyKeys keys) {
        this.routes = routes;
        this.keys = keys;
    }

    void get(String path, Handler handler) {
        note("get", path);
        routes.addHttpHandler(HandlerType.GET, path, handler);
    }

    void put(String path, Handler handler) {
        note("put", path);
        routes.addHttpHandler(HandlerType.PUT, path, handler);
    }

    void delete(String path, Handler handler) {
        note("delete", path);
        routes.addHttpHandler(HandlerType.DELETE, path, handler);
    }

    /** A POST, which an Idempotency-Key may stand with. */
    void post(String path, Handler handler) {
        note("post", path);
        routes.addHttpHandler(HandlerType.POST, path, keys.around(handler));
    }

    List<Route> noted() {
        return List.copyOf(noted);
    }

    private void note(String method, String path) {
        noted.add(new Route(method, path));
    }
}
