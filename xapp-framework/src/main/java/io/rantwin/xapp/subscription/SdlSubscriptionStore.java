package io.rantwin.xapp.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps subscriptions in the shared data layer, one JSON value under the key {@code subscriptions} of the xApp's own name space.
 * The platform's Redis forgets all when it restarts; the keeper then finds its subscriptions in the subscription manager's list.
 */
public final class SdlSubscriptionStore implements SubscriptionStore {
    private static final String KEY = "subscriptions";

    private final Sdl sdl;
    private final String namespace;
    private final ObjectMapper mapper = new ObjectMapper();

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
            sdl.set(namespace, KEY, mapper.writeValueAsBytes(list));
        } catch (SdlException e) {
            throw new IOException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts are always JSON", e);
        }
    }
}
