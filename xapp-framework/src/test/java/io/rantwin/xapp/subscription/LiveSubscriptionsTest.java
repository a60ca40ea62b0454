package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveSubscriptionsTest {
    /**
     * Alone this test sees none, without escape analysis, too. Where another test of the same process has mocked a
     * LiveSubscription, the mock's advice in its methods takes 40 octets for each call.
     */
    private static final long MOST_OCTETS = 200_000 * 48;
    /** Until the compiler has done its work, which takes its time on a busy machine. */
    private static final int BATCHES = 5;

    private final LiveSubscriptions live = new LiveSubscriptions();

    private static LiveSubscription subscription() {
        SubscriptionWish wish = KeeperRig.wishOf("kpm", "gnb_1");
        return new LiveSubscription(wish, wish.actions().getFirst());
    }

    @Test
    void findsWhatAMapWouldFind() {
        var random = new Random(7);
        Map<Integer, LiveSubscription> reference = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int id = 1 + random.nextInt(300);
            if (random.nextInt(5) < 3) {
                LiveSubscription subscription = subscription();
                reference.put(id, subscription);
                live.put("gnb_1", id, subscription);
            } else {
                reference.remove(id);
                live.remove("gnb_1", id);
            }
            int asked = random.nextInt(302);
            assertThat(live.find("gnb_1", asked)).isSameAs(reference.get(asked));
        }
        assertThat(live.find("gnb_2", 1)).isNull();
    }

    @Test
    void anIndicationAllocatesNothing() {
        for (int node = 0; node < 200; node++) {
            for (int id = 1; id <= 5; id++) {
                live.put("gnb_" + node, node * 5 + id, subscription());
            }
        }
        String[] names = new String[200];
        for (int node = 0; node < 200; node++) {
            names[node] = "gnb_" + node;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES && least >= MOST_OCTETS; batch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            count(names, 200_000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(MOST_OCTETS);
    }

    private void count(String[] names, int indications) {
        for (int i = 0; i < indications; i++) {
            int node = i % 200;
            int id = node * 5 + 1 + i / 200 % 6;
            live.seen(names[node], id, i & 0xffff);
        }
    }
}
