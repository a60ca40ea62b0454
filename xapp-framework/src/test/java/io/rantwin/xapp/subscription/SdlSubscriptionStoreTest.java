package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.xapp.sdl.MemorySdl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdlSubscriptionStoreTest {
    private final MemorySdl sdl = new MemorySdl(Runnable::run);
    private final SdlSubscriptionStore store = new SdlSubscriptionStore(sdl, "my-xapp");

    @Test
    void loadsWhatWasSaved() throws Exception {
        assertThat(store.load()).isEmpty();
        List<StoredSubscription> subscriptions = List.of(
                new StoredSubscription("load/gnb_1", "gnb_1", 1, "ab12", 77, "rest-1", 5),
                new StoredSubscription("", "gnb_2", 2, "", 65_535, null, 0));
        store.save(subscriptions);

        assertThat(store.load()).isEqualTo(subscriptions);
        store.save(List.of());
        assertThat(store.load()).isEmpty();
    }

    /** What release 0.1 writes; docs/upgrade.md says why it stands here as it is. */
    @Test
    void loadsWhatAnEarlierReleaseSaved() throws Exception {
        String saved = "[{\"wishKey\":\"load/gnb_1\",\"ranName\":\"gnb_1\",\"actionId\":1,\"contentDigest\":\"ab12\","
                + "\"xappEventInstanceId\":77,\"subscriptionId\":\"rest-1\",\"e2EventInstanceId\":5},"
                + "{\"wishKey\":\"\",\"ranName\":\"gnb_2\",\"actionId\":2,\"contentDigest\":\"\","
                + "\"xappEventInstanceId\":65535,\"subscriptionId\":null,\"e2EventInstanceId\":0}]";
        sdl.set("my-xapp", "subscriptions", saved.getBytes(StandardCharsets.UTF_8));
        assertThat(store.load())
                .containsExactly(
                        new StoredSubscription("load/gnb_1", "gnb_1", 1, "ab12", 77, "rest-1", 5),
                        new StoredSubscription("", "gnb_2", 2, "", 65_535, null, 0));
    }

    @Test
    void tellsWhetherTheDataBaseStillHasWhatWasSaved() throws Exception {
        assertThat(store.isKept()).isTrue();
        store.save(List.of(new StoredSubscription("load/gnb_1", "gnb_1", 1, "ab12", 77, "rest-1", 5)));
        assertThat(store.isKept()).isTrue();
        Map<String, byte[]> old = sdl.get("my-xapp", sdl.keys("my-xapp"));
        store.save(List.of());
        assertThat(store.isKept()).isTrue();

        sdl.set("my-xapp", old);
        assertThat(store.isKept()).isFalse();
        sdl.remove("my-xapp", sdl.keys("my-xapp"));
        assertThat(store.isKept()).isFalse();
    }

    @Test
    void whatSomebodyElseLeftThereIsAnError() throws Exception {
        sdl.set("my-xapp", "subscriptions", "no JSON".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(store::load).isInstanceOf(IOException.class);
    }
}
