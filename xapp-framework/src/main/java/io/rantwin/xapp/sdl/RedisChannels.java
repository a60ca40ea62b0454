package io.rantwin.xapp.sdl;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The subscriptions at one Redis: who wants which channel, kept over the loss of the connection. Thread-safe. */
final class RedisChannels {
    /** Subscribing to it again and again shows that the connection lives. */
    private static final String PROBE_CHANNEL = "{sdl-probe},alive";

    private final Map<String, List<Listening>> wanted = new HashMap<>();
    private final Executor executor;
    private final RedisLink<StatefulRedisPubSubConnection<String, byte[]>> link;
    private @Nullable StatefulRedisPubSubConnection<String, byte[]> active;

    /** @param channel name within the namespace */
    private record Listening(String channel, Delivery delivery) {}

    RedisChannels(
            String server,
            Supplier<CompletionStage<StatefulRedisPubSubConnection<String, byte[]>>> opening,
            SdlConfig config,
            ScheduledExecutorService timer,
            Executor executor) {
        this.executor = executor;
        this.link = new RedisLink<>(
                server + " for events",
                new RedisLink.Kind<>() {
                    @Override
                    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> open() {
                        return opening.get();
                    }

                    @Override
                    public CompletionStage<?> ping(StatefulRedisPubSubConnection<String, byte[]> connection) {
                        return connection.async().subscribe(PROBE_CHANNEL);
                    }

                    @Override
                    public void opened(StatefulRedisPubSubConnection<String, byte[]> connection) {
                        renew(connection);
                    }
                },
                config,
                timer);
    }

    SdlSubscription subscribe(String namespace, Collection<String> channels, SdlListener listener) {
        var delivery = new Delivery(listener, executor);
        Map<String, Listening> entries = new HashMap<>();
        for (String channel : channels) {
            entries.put(SdlNames.prefix(namespace) + channel, new Listening(channel, delivery));
        }
        synchronized (this) {
            entries.forEach((name, entry) ->
                    wanted.computeIfAbsent(name, _ -> new ArrayList<>()).add(entry));
            if (active != null) {
                ask(active, entries.keySet());
            }
        }
        // The first subscription opens the connection; what it is subscribed to is looked up when it is open.
        var _ = link.connection();
        return () -> end(entries);
    }

    void close() {
        link.close();
        synchronized (this) {
            wanted.values()
                    .forEach(
                            entries -> entries.forEach(entry -> entry.delivery().close()));
            wanted.clear();
        }
    }

    private synchronized void end(Map<String, Listening> entries) {
        entries.forEach((name, entry) -> {
            entry.delivery().close();
            List<Listening> others = wanted.get(name);
            if (others != null && others.remove(entry) && others.isEmpty()) {
                wanted.remove(name);
                if (active != null) {
                    var _ = active.async().unsubscribe(name);
                }
            }
        });
    }

    private synchronized void renew(StatefulRedisPubSubConnection<String, byte[]> connection) {
        active = connection;
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String name, byte[] message) {
                for (Listening entry : listening(name)) {
                    entry.delivery().message(entry.channel(), new String(message, StandardCharsets.UTF_8));
                }
            }

            @Override
            public void subscribed(String name, long count) {
                listening(name).forEach(entry -> entry.delivery().missed());
            }
        });
        if (!wanted.isEmpty()) {
            ask(connection, new TreeSet<>(wanted.keySet()));
        }
    }

    /** Subscribes; a connection where this fails is of no use. */
    private static void ask(StatefulRedisPubSubConnection<String, byte[]> connection, Set<String> names) {
        var _ = connection.async().subscribe(names.toArray(String[]::new)).whenComplete((_, error) -> {
            if (error != null) {
                var _ = connection.closeAsync();
            }
        });
    }

    private synchronized List<Listening> listening(String name) {
        return List.copyOf(wanted.getOrDefault(name, List.of()));
    }
}
