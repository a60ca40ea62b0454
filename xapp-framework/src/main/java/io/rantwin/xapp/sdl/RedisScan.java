package io.rantwin.xapp.sdl;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Walks through the names of one namespace with SCAN, which does not stop the server for others as KEYS would. */
final class RedisScan {
    /** A namespace with more names than this is not one to be listed. */
    static final int MAX_NAMES = 1_000_000;

    private static final int NAMES_A_STEP = 1000;

    private final RedisAsyncCommands<String, byte[]> redis;
    private final String prefix;
    private final ScanArgs arguments;
    private final Set<String> found = new HashSet<>();
    private final CompletableFuture<Set<String>> result = new CompletableFuture<>();

    RedisScan(RedisAsyncCommands<String, byte[]> redis, String namespace) {
        this.redis = redis;
        prefix = SdlNames.prefix(namespace);
        arguments = new ScanArgs().match(SdlNames.pattern(namespace)).limit(NAMES_A_STEP);
    }

    CompletionStage<Set<String>> run() {
        step(ScanCursor.INITIAL);
        return result;
    }

    private void step(ScanCursor cursor) {
        var _ = redis.scan(cursor, arguments).whenComplete((names, error) -> {
            if (error != null) {
                result.completeExceptionally(error);
            } else {
                add(names);
            }
        });
    }

    private void add(KeyScanCursor<String> names) {
        names.getKeys().forEach(name -> found.add(name.substring(prefix.length())));
        if (names.isFinished()) {
            result.complete(found);
        } else if (found.size() > MAX_NAMES) {
            result.completeExceptionally(new RedisException("more than " + MAX_NAMES + " names"));
        } else if (!result.isDone()) {
            step(names);
        }
    }
}
