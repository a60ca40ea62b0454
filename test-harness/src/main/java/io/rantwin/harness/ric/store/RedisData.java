package io.rantwin.harness.ric.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.rantwin.codecs.per.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Shared data in a Redis server, with the platform's keys: namespace in braces, comma, key. Connects at first use, and again
 * after the server came back; meanwhile every call fails at once or within the timeout.
 */
public final class RedisData implements SharedData {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final String address;
    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;

    /** @param host name or address of the server */
    public RedisData(String host, int port) {
        address = host + ":" + port;
        // The usual delay grows to half a minute, for which a server that is back would not be used.
        resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofSeconds(1)))
                .build();
        client = RedisClient.create(
                resources,
                RedisURI.Builder.redis(host, port).withTimeout(TIMEOUT).build());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .build());
    }

    /** The key in Redis. */
    static String keyOf(String namespace, String key) {
        return "{" + namespace + "}," + key;
    }

    @Override
    public Optional<Octets> get(String namespace, String key) throws StoreException {
        return ask(redis -> {
            byte[] value = redis.get(octets(keyOf(namespace, key)));
            return value == null ? Optional.empty() : Optional.of(Octets.of(value));
        });
    }

    @Override
    public Map<String, Octets> getAll(String namespace) throws StoreException {
        return ask(redis -> {
            String prefix = keyOf(namespace, "");
            ScanArgs matching = ScanArgs.Builder.limit(1_000).match(prefix + "*");
            Map<String, Octets> values = new TreeMap<>();
            ScanCursor cursor = ScanCursor.INITIAL;
            do {
                KeyScanCursor<byte[]> page = redis.scan(cursor, matching);
                for (byte[] key : page.getKeys()) {
                    byte[] value = "string".equals(redis.type(key)) ? redis.get(key) : null;
                    if (value != null) {
                        values.put(
                                new String(key, StandardCharsets.UTF_8).substring(prefix.length()), Octets.of(value));
                    }
                }
                cursor = page;
            } while (!cursor.isFinished());
            return values;
        });
    }

    @Override
    public void set(String namespace, String key, Octets value) throws StoreException {
        ask(redis -> redis.set(octets(keyOf(namespace, key)), value.toArray()));
    }

    @Override
    public void remove(String namespace, String key) throws StoreException {
        ask(redis -> redis.del(octets(keyOf(namespace, key))));
    }

    @Override
    public Set<Octets> members(String namespace, String group) throws StoreException {
        return ask(redis -> {
            Set<Octets> members = new HashSet<>();
            redis.smembers(octets(keyOf(namespace, group))).forEach(member -> members.add(Octets.of(member)));
            return members;
        });
    }

    @Override
    public void addMember(String namespace, String group, Octets member) throws StoreException {
        ask(redis -> redis.sadd(octets(keyOf(namespace, group)), member.toArray()));
    }

    @Override
    public void removeMember(String namespace, String group, Octets member) throws StoreException {
        ask(redis -> redis.srem(octets(keyOf(namespace, group)), member.toArray()));
    }

    @Override
    public void publish(String namespace, String channel, String event) throws StoreException {
        ask(redis -> redis.publish(octets(keyOf(namespace, channel)), octets(event)));
    }

    /** Empties the whole server. */
    @Override
    public void clear() throws StoreException {
        ask(RedisCommands::flushall);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
        Future<Boolean> ended = resources.shutdown(0, TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        try {
            ended.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // Its threads are daemons: they end with the process.
        }
    }

    private <T> T ask(Question<T> question) throws StoreException {
        try {
            return question.ask(connected().sync());
        } catch (RedisException failed) {
            throw new StoreException("Redis at " + address + ": " + failed.getMessage(), failed);
        }
    }

    private synchronized StatefulRedisConnection<byte[], byte[]> connected() {
        StatefulRedisConnection<byte[], byte[]> open = connection;
        if (open == null) {
            open = client.connect(ByteArrayCodec.INSTANCE);
            connection = open;
        }
        return open;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Question<T> {
        T ask(RedisCommands<byte[], byte[]> redis);
    }
}
