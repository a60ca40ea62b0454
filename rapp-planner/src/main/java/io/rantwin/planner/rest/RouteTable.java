package io.rantwin.planner.rest;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.api.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The routes while they are made, each behind the doorkeeper with the role it needs; each is noted, so that the OpenAPI document can be held
 * against them.
 */
final class RouteTable {
    private final JavalinDefaultRoutingApi routes;
    private final IdempotencyKeys keys;
    private final Doorkeeper door;
    private final List<Route> noted = new ArrayList<>();

    /**
     * One operation.
     *
     * @param method in lower case
     * @param path with its parameters in braces
     * @param role that a caller needs; null when nobody is asked
     */
    public record Route(
            String method, String path, @Nullable Role role) {}

    RouteTable(JavalinDefaultRoutingApi routes, IdempotencyKeys keys, Doorkeeper door) {
        this.routes = routes;
        this.keys = keys;
        this.door = door;
    }

    /** For everybody: it must not tell more than that. */
    void open(String path, Handler handler) {
        noted.add(new Route("get", path, null));
        routes.addHttpHandler(HandlerType.GET, path, door.beforeAll("GET " + path, handler));
    }

    void get(Role role, String path, Handler handler) {
        add(HandlerType.GET, role, path, handler);
    }

    void put(Role role, String path, Handler handler) {
        add(HandlerType.PUT, role, path, handler);
    }

    void delete(Role role, String path, Handler handler) {
        add(HandlerType.DELETE, role, path, handler);
    }

    /** A POST, which an Idempotency-Key may stand with; kept answers are behind the doorkeeper, too. */
    void post(Role role, String path, Handler handler) {
        add(HandlerType.POST, role, path, keys.around(handler));
    }

    List<Route> noted() {
        return List.copyOf(noted);
    }

    private void add(HandlerType method, Role role, String path, Handler handler) {
        noted.add(new Route(method.name().toLowerCase(Locale.ROOT), path, role));
        routes.addHttpHandler(method, path, door.before(role, method.name() + " " + path, handler));
    }
}
