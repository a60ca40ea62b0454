package io.rantwin.xapp.sdl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shared data layer has to do. */
abstract class SdlCompatibilityKit {
    private static final String NS = "kit";

    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    Sdl sdl;

    /** An empty store. */
    abstract Sdl open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        sdl = open();
    }

    @AfterEach
    void end() {
        sdl.close();
        executor.shutdownNow();
    }

    static byte[] octets(String text) {
        return text.getBytes(UTF_8);
    }

    private String text(String key) throws SdlException {
        byte[] value = sdl.get(NS, key);
        return value == null ? null : new String(value, UTF_8);
    }

    @Test
    void valuesAreSetAndReadTogether() throws Exception {
        byte[] anyOctets = new byte[256];
        for (int i = 0; i < anyOctets.length; i++) {
            anyOctets[i] = (byte) i;
        }
        sdl.set(NS, Map.of("a", anyOctets, "", octets("empty key"), "ü,{x}*", new byte[0]));
        Map<String, byte[]> read = sdl.get(NS, List.of("a", "", "ü,{x}*", "absent"));
        assertThat(read).containsOnlyKeys("a", "", "ü,{x}*");
        assertThat(read.get("a")).isEqualTo(anyOctets);
        assertThat(read.get("")).isEqualTo(octets("empty key"));
        assertThat(read.get("ü,{x}*")).isEmpty();
        assertThat(sdl.get(NS, "absent")).isNull();
        assertThat(sdl.get(NS, List.of())).isEmpty();
        assertThat(sdl.stored().getAsLong()).isEqualTo(1);
        assertThat(sdl.storeErrors().getAsLong()).isZero();
    }

    @Test
    void namespacesAreApart() throws Exception {
        sdl.set(NS, "k", octets("here"));
        assertThat(sdl.get("other", "k")).isNull();
        assertThat(sdl.keys("other")).isEmpty();
    }

    @Test
    void aValueIsSetOnlyOnceIfItMustNotExist() throws Exception {
        assertThat(sdl.setIfNotExists(NS, "k", octets("1"))).isTrue();
        assertThat(sdl.setIfNotExists(NS, "k", octets("2"))).isFalse();
        assertThat(text("k")).isEqualTo("1");
    }

    @Test
    void compareAndSetNeedsTheExpectedValue() throws Exception {
        assertThat(sdl.setIf(NS, "k", octets("1"), octets("2"))).isFalse();
        assertThat(sdl.get(NS, "k")).isNull();
        sdl.set(NS, "k", octets("1"));
        assertThat(sdl.setIf(NS, "k", octets("0"), octets("2"))).isFalse();
        assertThat(text("k")).isEqualTo("1");
        assertThat(sdl.setIf(NS, "k", octets("1"), octets("2"))).isTrue();
        assertThat(text("k")).isEqualTo("2");
    }

    @Test
    void compareAndSetLosesNoStepOfManyWriters() throws Exception {
        sdl.set(NS, "counter", octets("0"));
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            Callable<Void> work = () -> {
                for (int done = 0; done < 50; ) {
                    byte[] now = sdl.get(NS, "counter");
                    int next = Integer.parseInt(new String(now, UTF_8)) + 1;
                    done += sdl.setIf(NS, "counter", now, octets("" + next)) ? 1 : 0;
                }
                return null;
            };
            writers.add(executor.submit(work));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(text("counter")).isEqualTo("200");
    }

    @Test
    void removalTellsWhatWasThere() throws Exception {
        sdl.set(NS, Map.of("a", octets("1"), "b", octets("2"), "c", octets("3")));
        assertThat(sdl.remove(NS, List.of("a", "b", "absent"))).isEqualTo(2);
        assertThat(sdl.remove(NS, List.of())).isZero();
        assertThat(sdl.removeIf(NS, "c", octets("other"))).isFalse();
        assertThat(sdl.keys(NS)).containsExactly("c");
        assertThat(sdl.removeIf(NS, "c", octets("3"))).isTrue();
        assertThat(sdl.keys(NS)).isEmpty();
    }

    @Test
    void keysAreThoseOfTheNamespaceOnly() throws Exception {
        Map<String, byte[]> many = new java.util.HashMap<>();
        for (int i = 0; i < 3000; i++) {
            many.put("k" + i, octets("v"));
        }
        sdl.set(NS, many);
        sdl.set("k*t", "decoy", octets("v"));
        sdl.set("kitten", "decoy", octets("v"));
        sdl.addMembers(NS, "group", List.of(octets("m")));
        assertThat(sdl.keys(NS)).hasSize(3001).contains("k0", "k2999", "group");
        assertThat(sdl.keys("k*t")).containsExactly("decoy");
    }

    @Test
    void groupsAreSetsOfOctets() throws Exception {
        byte[] odd = {0, -1, 10};
        sdl.addMembers(NS, "g", List.of(octets("a"), odd, octets("a")));
        sdl.addMembers(NS, "g", List.of());
        assertThat(sdl.memberCount(NS, "g")).isEqualTo(2);
        assertThat(sdl.members(NS, "g")).containsExactlyInAnyOrder(octets("a"), odd);
        assertThat(sdl.isMember(NS, "g", odd)).isTrue();
        assertThat(sdl.isMember(NS, "g", octets("b"))).isFalse();
        sdl.removeMembers(NS, "g", List.of(odd, octets("b")));
        assertThat(sdl.members(NS, "g")).containsExactly(octets("a"));
        sdl.removeMembers(NS, "g", List.of(octets("a")));
        assertThat(sdl.keys(NS)).isEmpty();
        assertThat(sdl.members(NS, "g")).isEmpty();
        assertThat(sdl.memberCount(NS, "g")).isZero();
    }

    @Test
    void aValueIsNoGroup() throws Exception {
        sdl.set(NS, "k", octets("1"));
        sdl.addMembers(NS, "g", List.of(octets("m")));
        assertThatThrownBy(() -> sdl.addMembers(NS, "k", List.of(octets("m")))).isInstanceOf(SdlException.class);
        assertThatThrownBy(() -> sdl.members(NS, "k")).isInstanceOf(SdlException.class);
        assertThat(sdl.storeErrors().getAsLong()).isEqualTo(1);
        assertThat(sdl.get(NS, "g")).isNull();
        assertThat(sdl.setIf(NS, "g", octets("m"), octets("v"))).isFalse();
        assertThat(sdl.setIfNotExists(NS, "g", octets("v"))).isFalse();
        sdl.set(NS, "g", octets("v"));
        assertThat(text("g")).isEqualTo("v");
    }

    @Test
    void aListenerHearsTheEventsOfItsChannelsInOrder() throws Exception {
        var listener = new RecordingListener();
        sdl.subscribe(NS, List.of("one", "two"), listener);
        await().until(() -> listener.missed.get() > 0);
        sdl.publish(NS, Publication.of("one", "a_b", "c"), Publication.of("two", "d"), Publication.of("three", "e"));
        sdl.publish("other", Publication.of("one", "x"));
        for (int i = 0; i < 100; i++) {
            sdl.publish(NS, Publication.of("one", "n" + i));
        }
        await().until(() -> listener.heard.size() >= 102);
        assertThat(listener.heard)
                .startsWith("one:a_b c", "two:d", "one:n0")
                .endsWith("one:n99")
                .hasSize(102);
    }

    @Test
    void eventsAreSentWithTheChangeAndOnlyWithAChange() throws Exception {
        var listener = new RecordingListener();
        sdl.subscribe(NS, List.of("c"), listener);
        await().until(() -> listener.missed.get() > 0);
        sdl.set(NS, "k", octets("1"), Publication.of("c", "set"));
        sdl.setIfNotExists(NS, "k", octets("2"), Publication.of("c", "wrong1"));
        sdl.setIfNotExists(NS, "new", octets("2"), Publication.of("c", "created"));
        sdl.setIf(NS, "k", octets("2"), octets("3"), Publication.of("c", "wrong2"));
        sdl.setIf(NS, "k", octets("1"), octets("3"), Publication.of("c", "replaced"));
        sdl.removeIf(NS, "k", octets("2"), Publication.of("c", "wrong3"));
        sdl.removeIf(NS, "k", octets("3"), Publication.of("c", "removedIf"));
        sdl.remove(NS, List.of("k"), Publication.of("c", "wrong4"));
        sdl.remove(NS, List.of("k", "new"), Publication.of("c", "removed"));
        sdl.publish(NS, Publication.of("c", "last"));
        await().until(() -> listener.heard.contains("c:last"));
        assertThat(listener.heard)
                .containsExactly("c:set", "c:created", "c:replaced", "c:removedIf", "c:removed", "c:last");
    }

    @Test
    void whoHearsTheEventReadsTheNewValue() throws Exception {
        List<String> read = new java.util.concurrent.CopyOnWriteArrayList<>();
        var ready = new CountDownLatch(1);
        sdl.subscribe(NS, List.of("c"), new SdlListener() {
            @Override
            public void events(String channel, List<String> events) {
                try {
                    read.add(text(events.getFirst()));
                } catch (SdlException e) {
                    read.add(e.getMessage());
                }
            }

            @Override
            public void mayHaveMissedEvents() {
                ready.countDown();
            }
        });
        ready.await();
        for (int i = 0; i < 50; i++) {
            sdl.set(NS, "k" + i, octets("v" + i), Publication.of("c", "k" + i));
        }
        await().until(() -> read.size() == 50);
        assertThat(read).startsWith("v0", "v1").endsWith("v48", "v49");
    }

    @Test
    void aClosedSubscriptionHearsNothing() throws Exception {
        var stays = new RecordingListener();
        var goes = new RecordingListener();
        sdl.subscribe(NS, List.of("c"), stays);
        SdlSubscription subscription = sdl.subscribe(NS, List.of("c"), goes);
        await().until(() -> stays.missed.get() > 0 && goes.missed.get() > 0);
        sdl.publish(NS, Publication.of("c", "1"));
        await().until(() -> !stays.heard.isEmpty() && !goes.heard.isEmpty());
        subscription.close();
        sdl.publish(NS, Publication.of("c", "2"));
        await().until(() -> stays.heard.size() == 2);
        assertThat(goes.heard).containsExactly("c:1");
    }

    @Test
    void aListenerThatFailsKeepsItsSubscription() throws Exception {
        var listener = new RecordingListener();
        sdl.subscribe(NS, List.of("c"), new SdlListener() {
            @Override
            public void events(String channel, List<String> events) {
                if (events.contains("bad")) {
                    throw new IllegalStateException("on purpose");
                }
                listener.events(channel, events);
            }

            @Override
            public void mayHaveMissedEvents() {
                listener.mayHaveMissedEvents();
            }
        });
        await().until(() -> listener.missed.get() > 0);
        sdl.publish(NS, Publication.of("c", "bad"));
        sdl.publish(NS, Publication.of("c", "good"));
        await().until(() -> listener.heard.contains("c:good"));
    }

    @Test
    void namesWithBracesAreRefused() {
        assertThatThrownBy(() -> sdl.get("a}b", "k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a}b");
        assertThatThrownBy(() -> sdl.get("", "k")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterCloseEveryCallFails() {
        sdl.close();
        assertThatThrownBy(() -> sdl.get(NS, "k")).isInstanceOf(SdlException.class);
        assertThatThrownBy(() -> sdl.set(NS, "k", octets("1"))).isInstanceOf(SdlException.class);
        assertThat(sdl.storeErrors().getAsLong()).isEqualTo(1);
    }
}
