package io.rantwin.xapp.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A small server that plays a part of the platform and remembers what it was asked. */
public final class PlatformStub implements AutoCloseable {
    /** A request as it came. */
    public record Call(String method, String path, String body) {}

    /** All requests so far. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    private final Javalin server;

    public PlatformStub(Consumer<Context> behaviour) {
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            for (HandlerType method : List.of(HandlerType.POST, HandlerType.DELETE, HandlerType.GET)) {
                config.routes.addHttpHandler(method, "/*", context -> {
                    calls.add(new Call(context.method().name(), context.path(), context.body()));
                    behaviour.accept(context);
                });
            }
        });
        server.start("127.0.0.1", 0);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public List<String> paths() {
        return calls.stream().map(Call::path).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
