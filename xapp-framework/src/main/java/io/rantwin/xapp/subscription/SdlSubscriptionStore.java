package io.rantwin.xapp.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps subscriptions in the shared data layer, one JSON value under the key {@code subscriptions} of the xApp's own name space.
 * The platform's Redis forgets all when it restarts; the keeper notices, and saves again.
 */
public final class SdlSubscriptionStore implements SubscriptionStore {
    private static final String KEY = "subscriptions";
    /** Tells cheaply whether the value is the one that was saved last, and not gone or an old one. */
    private static final String MARK_KEY = "subscriptions-mark";

    private final Sdl sdl;
    private final String namespace;
    private final ObjectMapper mapper = new ObjectMapper();
    private volatile byte @Nullable [] mark;

    /** @param namespace the xApp's own */
    public SdlSubscriptionStore(Sdl sdl, String namespace) {
        this.sdl = sdl;
        this.namespace = namespace;
    }

    @Override
    public List<StoredSubscription> load() throws IOException {
        byte[] value;
        try {
            value = sdl.get(namespace, KEY);
        } catch (SdlException e) {
            throw new IOException(e);
        }
        if (value == null) {
            return List.of();
        }
        List<StoredSubscription> stored = new ArrayList<>();
        for (JsonNode entry : mapper.readTree(value)) {
            stored.add(new StoredSubscription(
                    entry.path("wishKey").asText(),
                    entry.path("ranName").asText(),
                    entry.path("actionId").asInt(),
                    entry.path("contentDigest").asText(),
                    entry.path("xappEventInstanceId").asInt(),
                    entry.path("subscriptionId").isTextual()
                            ? entry.path("subscriptionId").asText()
                            : null,
                    entry.path("e2EventInstanceId").asInt()));
        }
        return stored;
    }

    @Override
    public void save(List<StoredSubscription> subscriptions) throws IOException {
        ArrayNode list = mapper.createArrayNode();
        for (StoredSubscription stored : subscriptions) {
            list.addObject()
                    .put("wishKey", stored.wishKey())
                    .put("ranName", stored.ranName())
                    .put("actionId", stored.actionId())
                    .put("contentDigest", stored.contentDigest())
                    .put("xappEventInstanceId", stored.xappEventInstanceId())
                    .put("subscriptionId", stored.subscriptionId())
                    .put("e2EventInstanceId", stored.e2EventInstanceId());
        }
        try {
            byte[] value = mapper.writeValueAsBytes(list);
            CRC32 sum = new CRC32();
            sum.update(value);
            byte[] markOfValue = (value.length + "/" + sum.getValue()).getBytes(StandardCharsets.UTF_8);
            sdl.set(namespace, Map.of(KEY, value, MARK_KEY, markOfValue));
            mark = markOfValue;
        } catch (SdlException e) {
            throw new IOException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts are always JSON", e);
        }
    }

    @Override
    public boolean isKept() throws IOException {
        byte[] expected = mark;
        try {
            return expected == null || Arrays.equals(expected, sdl.get(namespace, MARK_KEY));
        } catch (SdlException e) {
            throw new IOException(e);
        }
    }
}
