package io.rantwin.xapp.sdl;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a Redis, opened at its first use and opened again whenever it is lost or does not answer a ping. The
 * client library's own reconnection is switched off, because it keeps commands and sends them when nobody waits for them
 * any more. Thread-safe.
 *
 * @param <C> kind of connection
 */
final class RedisLink<C extends StatefulConnection<String, byte[]>> {
    /** What a kind of connection needs. */
    interface Kind<C> {
        CompletionStage<C> open();

        CompletionStage<?> ping(C connection);

        /** The connection is open; called before anybody gets it. */
        void opened(C connection);
    }

    /** One connection from the first try to its end. */
    private static final class Attempt<C> {
        final CompletableFuture<C> connection = new CompletableFuture<>();
    }

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final String name;
    private final Kind<C> kind;
    private final SdlConfig config;
    private final ScheduledExecutorService timer;
    private @Nullable Attempt<C> current;
    private int failures;
    private boolean closed;

    RedisLink(String name, Kind<C> kind, SdlConfig config, ScheduledExecutorService timer) {
        this.name = name;
        this.kind = kind;
        this.config = config;
        this.timer = timer;
    }

    /** The open connection, or the one that is being opened; failed already while a pause lasts before the next attempt. */
    synchronized CompletableFuture<C> connection() {
        return (current != null ? current : attempt()).connection;
    }

    synchronized void close() {
        closed = true;
        var reason = new RedisException("closed");
        Attempt<C> last = current;
        current = ended(reason);
        if (last != null
                && !last.connection.completeExceptionally(reason)
                && !last.connection.isCompletedExceptionally()) {
            var _ = last.connection.thenCompose(StatefulConnection::closeAsync);
        }
    }

    private static <C> Attempt<C> ended(Throwable reason) {
        var attempt = new Attempt<C>();
        attempt.connection.completeExceptionally(reason);
        return attempt;
    }

    private synchronized Attempt<C> attempt() {
        var attempt = new Attempt<C>();
        current = attempt;
        // Later than a call waits: the call's error shall be its own.
        later(config.timeout().multipliedBy(2), () -> failed(attempt, new RedisException("no answer")));
        timer.execute(() -> open(attempt));
        return attempt;
    }

    private void open(Attempt<C> attempt) {
        try {
            var _ = kind.open().whenComplete((connection, error) -> {
                if (connection == null) {
                    failed(attempt, error);
                } else {
                    opened(attempt, connection);
                }
            });
        } catch (RuntimeException e) {
            failed(attempt, e);
        }
    }

    private void opened(Attempt<C> attempt, C connection) {
        if (!isCurrent(attempt) || attempt.connection.isDone()) {
            var _ = connection.closeAsync();
            return;
        }
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                lost(attempt, connection);
            }
        });
        kind.opened(connection);
        synchronized (this) {
            failures = 0;
        }
        if (!attempt.connection.complete(connection)) {
            var _ = connection.closeAsync();
            return;
        }
        LOG.info("connected to Redis, {}", name);
        if (connection.isOpen()) {
            later(config.probePeriod(), () -> probe(attempt, connection));
        } else {
            lost(attempt, connection);
        }
    }

    private void probe(Attempt<C> attempt, C connection) {
        if (!isCurrent(attempt)) {
            return;
        }
        CompletableFuture<?> answer = kind.ping(connection).toCompletableFuture();
        later(config.timeout(), () -> {
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                later(config.probePeriod(), () -> probe(attempt, connection));
            } else {
                lost(attempt, connection);
            }
        });
    }

    private void failed(Attempt<C> attempt, @Nullable Throwable error) {
        Throwable reason = error != null ? error : new RedisException("no connection");
        if (!attempt.connection.completeExceptionally(reason)) {
            return;
        }
        synchronized (this) {
            if (current == attempt && !closed) {
                if (failures == 0) {
                    LOG.warn("no connection to Redis, {}; trying again until there is one: {}", name, text(reason));
                }
                again();
            }
        }
    }

    private void lost(Attempt<C> attempt, C connection) {
        synchronized (this) {
            if (current != attempt || closed) {
                return;
            }
            LOG.warn("connection to Redis lost, {}", name);
            current = ended(new RedisException("connection lost"));
            again();
        }
        var _ = connection.closeAsync();
    }

    /** Plans the next attempt. */
    private synchronized void again() {
        long pause = config.firstRetry().toMillis() << Math.min(failures, 20);
        failures++;
        later(Duration.ofMillis(Math.min(pause, config.lastRetry().toMillis())), () -> {
            synchronized (this) {
                if (!closed) {
                    var _ = attempt();
                }
            }
        });
    }

    private synchronized boolean isCurrent(Attempt<C> attempt) {
        return current == attempt && !closed;
    }

    private void later(Duration pause, Runnable task) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    static String text(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }
}
