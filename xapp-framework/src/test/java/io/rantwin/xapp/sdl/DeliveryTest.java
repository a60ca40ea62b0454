package io.rantwin.xapp.sdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final List<Runnable> tasks = new ArrayList<>();
    private final RecordingListener listener = new RecordingListener();
    private final Delivery delivery = new Delivery(listener, tasks::add);

    @Test
    void whatASlowListenerCannotTakeIsDroppedAndSaid() {
        for (int i = 0; i <= Delivery.CAPACITY; i++) {
            delivery.message("c", "n" + i);
        }
        assertThat(tasks).hasSize(1);
        tasks.removeFirst().run();
        assertThat(listener.missed).hasValue(1);
        assertThat(listener.heard).containsExactly("c:n" + Delivery.CAPACITY);
    }

    @Test
    void repeatedNoticesBecomeOne() {
        delivery.missed();
        delivery.missed();
        delivery.message("c", "a");
        delivery.missed();
        tasks.removeFirst().run();
        assertThat(listener.missed).hasValue(2);
        delivery.message("c", "b");
        tasks.removeFirst().run();
        assertThat(listener.heard).containsExactly("c:a", "c:b");
    }

    @Test
    void anEventThatReadersWouldSplitElsewhereIsRefused() {
        for (String event : List.of("", "a___b", "_a", "a_")) {
            assertThatThrownBy(() -> Publication.of("c", event)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Publication.of("", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Publication.of("c")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Publication.split(Publication.of("c", "a__b", "c_d").message()))
                .containsExactly("a__b", "c_d");
    }
}
