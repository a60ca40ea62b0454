package io.rantwin.xapp.sdl;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** One Redis: a connection for commands and one for events. Thread-safe. */
final class RedisServer {
    private final String name;
    private final SdlConfig config;
    private final RedisLink<StatefulRedisConnection<String, byte[]>> commands;
    private final RedisChannels channels;

    RedisServer(
            String name,
            Supplier<CompletionStage<StatefulRedisConnection<String, byte[]>>> commands,
            Supplier<CompletionStage<StatefulRedisPubSubConnection<String, byte[]>>> events,
            SdlConfig config,
            ScheduledExecutorService timer,
            Executor executor) {
        this.name = name;
        this.config = config;
        this.commands = new RedisLink<>(
                name,
                new RedisLink.Kind<>() {
                    @Override
                    public CompletionStage<StatefulRedisConnection<String, byte[]>> open() {
                        return commands.get();
                    }

                    @Override
                    public CompletionStage<?> ping(StatefulRedisConnection<String, byte[]> connection) {
                        return connection.async().ping();
                    }

                    @Override
                    public void opened(StatefulRedisConnection<String, byte[]> connection) {
                        // Nothing is remembered for a new connection: whoever called the old one has got an error.
                    }
                },
                config,
                timer);
        this.channels = new RedisChannels(name, events, config, timer, executor);
    }

    RedisChannels channels() {
        return channels;
    }

    /** Waits for the connection, if one is being opened, and for the answer; both together at most the timeout. */
    <T> T call(String what, Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command)
            throws SdlException {
        CompletableFuture<T> answer =
                commands.connection().<T>thenCompose(connection -> command.apply(connection.async()));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failure(what, "no answer in " + config.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failure(what, RedisLink.text(e), e);
        } catch (CancellationException e) {
            throw failure(what, "the connection was lost", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(what, "interrupted", e);
        } finally {
            // A connection that opens now must not be given a command that nobody waits for.
            answer.cancel(false);
        }
    }

    void close() {
        channels.close();
        commands.close();
    }

    private SdlException failure(String what, String reason, Throwable cause) {
        return new SdlException(what + " failed at Redis " + name + ": " + reason, cause);
    }
}
