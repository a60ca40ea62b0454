package io.rantwin.xapp.sdl;

import static io.lettuce.core.ScriptOutputType.INTEGER;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The shared data layer in Redis, written as the platform's own libraries write it, so that xApps in other languages and the
 * platform read the same. Needs no Redis module. Thread-safe.
 */
public final class RedisSdl implements Sdl {
    /** Calls that wait for an answer at one server at most. */
    private static final int CALLS_UNDER_WAY = 10_000;

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final ClientResources resources;
    private final RedisClient client;
    private final List<RedisServer> servers;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong storeErrors = new AtomicLong();

    /**
     * Connects when it is first used.
     *
     * @param executor runs listeners, which may block; virtual threads suit
     */
    public RedisSdl(SdlConfig config, Executor executor) {
        resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .sslOptions(ssl(config.access()))
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(CALLS_UNDER_WAY)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(config.timeout())
                        .keepAlive(true)
                        .build())
                .build());
        List<RedisServer> made = new ArrayList<>();
        for (SdlAddress address : config.servers()) {
            RedisURI uri = uri(address, config.access());
            uri.setTimeout(config.timeout());
            made.add(new RedisServer(
                    address.toString(),
                    () -> client.connectAsync(CODEC, uri),
                    () -> client.connectPubSubAsync(CODEC, uri),
                    config,
                    resources.eventExecutorGroup(),
                    executor));
        }
        servers = List.copyOf(made);
    }

    @Override
    public Map<String, byte[]> get(String namespace, Collection<String> keys) throws SdlException {
        Map<String, byte[]> found = new HashMap<>();
        if (!keys.isEmpty()) {
            int prefix = SdlNames.prefix(namespace).length();
            for (KeyValue<String, byte[]> answer :
                    call("get", namespace, redis -> redis.mget(names(namespace, keys)))) {
                if (answer.hasValue()) {
                    found.put(answer.getKey().substring(prefix), answer.getValue());
                }
            }
        }
        return found;
    }

    @Override
    public void set(String namespace, Map<String, byte[]> values, Publication... publications) throws SdlException {
        List<String> keys = List.copyOf(values.keySet());
        List<byte[]> arguments = new ArrayList<>();
        keys.forEach(key -> arguments.add(values.getOrDefault(key, new byte[0])));
        change("set", namespace, RedisScripts.SET, keys, arguments, publications);
    }

    @Override
    public boolean setIfNotExists(String namespace, String key, byte[] value, Publication... publications)
            throws SdlException {
        String script = RedisScripts.SET_IF_NOT_EXISTS;
        return change("setIfNotExists", namespace, script, List.of(key), List.of(value), publications) == 1;
    }

    @Override
    public boolean setIf(String namespace, String key, byte[] expected, byte[] value, Publication... publications)
            throws SdlException {
        List<byte[]> arguments = List.of(expected, value);
        return change("setIf", namespace, RedisScripts.SET_IF, List.of(key), arguments, publications) == 1;
    }

    @Override
    public long remove(String namespace, Collection<String> keys, Publication... publications) throws SdlException {
        return removal("remove", namespace, RedisScripts.REMOVE, keys, List.of(), publications);
    }

    @Override
    public boolean removeIf(String namespace, String key, byte[] expected, Publication... publications)
            throws SdlException {
        String script = RedisScripts.REMOVE_IF;
        return removal("removeIf", namespace, script, List.of(key), List.of(expected), publications) == 1;
    }

    @Override
    public Set<String> keys(String namespace) throws SdlException {
        return call("keys", namespace, redis -> new RedisScan(redis, namespace).run());
    }

    @Override
    public void addMembers(String namespace, String group, Collection<byte[]> members) throws SdlException {
        if (!members.isEmpty()) {
            counted("addMembers", namespace, redis -> redis.sadd(name(namespace, group), array(members)));
            stored.incrementAndGet();
        }
    }

    @Override
    public void removeMembers(String namespace, String group, Collection<byte[]> members) throws SdlException {
        if (!members.isEmpty()) {
            counted("removeMembers", namespace, redis -> redis.srem(name(namespace, group), array(members)));
            stored.incrementAndGet();
        }
    }

    @Override
    public List<byte[]> members(String namespace, String group) throws SdlException {
        return List.copyOf(call("members", namespace, redis -> redis.smembers(name(namespace, group))));
    }

    @Override
    public boolean isMember(String namespace, String group, byte[] member) throws SdlException {
        return call("isMember", namespace, redis -> redis.sismember(name(namespace, group), member));
    }

    @Override
    public long memberCount(String namespace, String group) throws SdlException {
        return call("memberCount", namespace, redis -> redis.scard(name(namespace, group)));
    }

    @Override
    public void publish(String namespace, Publication... publications) throws SdlException {
        if (publications.length > 0) {
            List<byte[]> arguments = withPublications(namespace, List.of(), publications);
            call(
                    "publish",
                    namespace,
                    redis -> redis.<Long>eval(RedisScripts.PUBLISH, INTEGER, new String[0], array(arguments)));
        }
    }

    @Override
    public SdlSubscription subscribe(String namespace, Collection<String> channels, SdlListener listener) {
        return server(namespace).channels().subscribe(namespace, channels, listener);
    }

    @Override
    public LongSupplier stored() {
        return stored::get;
    }

    @Override
    public LongSupplier storeErrors() {
        return storeErrors::get;
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private long change(
            String what,
            String namespace,
            String script,
            List<String> keys,
            List<byte[]> values,
            Publication... publications)
            throws SdlException {
        long changed = removal(what, namespace, script, keys, values, publications);
        if (changed > 0) {
            stored.incrementAndGet();
        }
        return changed;
    }

    private long removal(
            String what,
            String namespace,
            String script,
            Collection<String> keys,
            List<byte[]> values,
            Publication... publications)
            throws SdlException {
        String[] names = names(namespace, keys);
        List<byte[]> arguments = withPublications(namespace, values, publications);
        return counted(what, namespace, redis -> redis.eval(script, INTEGER, names, array(arguments)));
    }

    private long counted(
            String what, String namespace, Function<RedisAsyncCommands<String, byte[]>, CompletionStage<Long>> command)
            throws SdlException {
        try {
            return call(what, namespace, command);
        } catch (SdlException e) {
            storeErrors.incrementAndGet();
            throw e;
        }
    }

    private <T> T call(
            String what,
            String namespace,
            Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command)
            throws SdlException {
        return server(namespace).call(what + " in SDL namespace " + namespace, command);
    }

    private RedisServer server(String namespace) {
        return servers.get(SdlNames.server(namespace, servers.size()));
    }

    private static List<byte[]> withPublications(String namespace, List<byte[]> values, Publication... publications) {
        List<byte[]> arguments = new ArrayList<>(values);
        for (Publication publication : publications) {
            arguments.add(name(namespace, publication.channel()).getBytes(StandardCharsets.UTF_8));
            arguments.add(publication.message().getBytes(StandardCharsets.UTF_8));
        }
        return arguments;
    }

    private static String name(String namespace, String key) {
        return SdlNames.prefix(namespace) + key;
    }

    private static String[] names(String namespace, Collection<String> keys) {
        return keys.stream().map(key -> name(namespace, key)).toArray(String[]::new);
    }

    private static byte[][] array(Collection<byte[]> values) {
        return values.toArray(byte[][]::new);
    }

    /** Names and passwords are for Redis itself; its sentinels are asked over TLS, too, but without a password. */
    private static RedisURI uri(SdlAddress address, SdlAccess access) {
        RedisURI uri = switch (address) {
            case SdlAddress.Server server -> RedisURI.create(server.host(), server.port());
            case SdlAddress.Sentinel sentinel ->
                RedisURI.Builder.sentinel(sentinel.host(), sentinel.port(), sentinel.masterName())
                        .build();
        };
        Stream.concat(Stream.of(uri), uri.getSentinels().stream()).forEach(each -> {
            each.setSsl(access.isEncrypted());
            each.setVerifyPeer(SslVerifyMode.FULL);
        });
        if (access.password() != null) {
            uri.setCredentialsProvider(
                    RedisCredentialsProvider.from(() -> RedisCredentials.just(access.user(), access.secret())));
        }
        return uri;
    }

    private static SslOptions ssl(SdlAccess access) {
        SslOptions.Builder options = SslOptions.builder().jdkSslProvider();
        if (access.authorities() != null) {
            options.trustManager(SslOptions.Resource.from(access.authorities().toFile()));
        }
        if (access.certificate() != null && access.key() != null) {
            options.keyManager(
                    SslOptions.Resource.from(access.certificate().toFile()),
                    SslOptions.Resource.from(access.key().toFile()),
                    null);
        }
        return options.build();
    }
}
