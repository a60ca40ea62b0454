package io.rantwin.xapp.node;

import static io.rantwin.xapp.node.ConnectionStatus.CONNECTED;
import static io.rantwin.xapp.node.ConnectionStatus.DISCONNECTED;
import static io.rantwin.xapp.node.TruthSource.node;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rantwin.xapp.node.NodeEvent.NodeAdded;
import io.rantwin.xapp.node.NodeEvent.NodeChanged;
import io.rantwin.xapp.node.NodeEvent.NodeRemoved;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Publication;
import io.rantwin.xapp.sdl.SdlException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NodeDirectoryTest {
    private static final String STATUS = "RAN_CONNECTION_STATUS_CHANGE";

    private final TruthSource source = new TruthSource();
    private final MemorySdl sdl = new MemorySdl(Runnable::run);
    private final List<NodeEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private NodeDirectory directory(NodeSource... sources) {
        var directory = new NodeDirectory(new NodeDirectory.Config(), List.of(sources), sdl, () -> now, Runnable::run);
        directory.addListener(events::add);
        return directory;
    }

    private void publish(String event) throws SdlException {
        sdl.publish("e2Manager", Publication.of(STATUS, event));
    }

    private void run(NodeDirectory directory) {
        directory.tick();
        directory.tick();
    }

    @Test
    void readsAtTheStartAndPeriodically() {
        source.put("a", CONNECTED, 1);
        NodeDirectory directory = directory(source);
        assertThat(directory.age()).isNull();
        run(directory);
        assertThat(directory.nodes()).containsExactly(node("a", CONNECTED, 1));
        assertThat(directory.age()).isZero();
        assertThat(events).containsExactly(new NodeAdded(node("a", CONNECTED, 1)));
        now = now.plusMillis(9_999);
        run(directory);
        assertThat(source.fullReadings).isEqualTo(1);
        source.put("b", CONNECTED, 1);
        now = now.plusMillis(1);
        run(directory);
        assertThat(source.fullReadings).isEqualTo(2);
        assertThat(directory.node("b")).isNotNull();
    }

    @Test
    void anEventMakesItReadThatNodeOnly() throws Exception {
        source.put("a", CONNECTED, 1);
        source.put("b", CONNECTED, 1);
        NodeDirectory directory = directory(source);
        run(directory);
        events.clear();
        source.put("a", DISCONNECTED, 2);
        publish("a_DISCONNECTED");
        run(directory);
        assertThat(source.singleReadings).isEqualTo(1);
        assertThat(source.fullReadings).isEqualTo(1);
        assertThat(events).containsExactly(new NodeChanged(node("a", DISCONNECTED, 2), node("a", CONNECTED, 1), true));
        source.truth.remove("a");
        sdl.publish("e2Manager", Publication.of("RAN_MANIPULATION", "a_DELETED"));
        run(directory);
        assertThat(events).last().isEqualTo(new NodeRemoved(node("a", DISCONNECTED, 2)));
        assertThat(directory.eventsHeard().getAsLong()).isEqualTo(2);
    }

    @Test
    void aListenerThatFailsAtEveryEventIsLoggedOnceAMinuteAndCounted() {
        Logger log = (Logger) LoggerFactory.getLogger(NodeDirectory.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        log.addAppender(said);
        try {
            NodeDirectory directory = directory(source);
            directory.addListener(_ -> {
                throw new IllegalStateException("bug");
            });
            for (int i = 0; i < 30; i++) {
                source.put("n" + i, CONNECTED, 1);
            }
            run(directory);
            assertThat(events).hasSize(30);
            assertThat(directory.listenerFailures().getAsLong()).isEqualTo(30);
            assertThat(said.list).hasSize(1);
        } finally {
            log.detachAppender(said);
        }
    }

    @Test
    void aNodeThatWasAwayBrieflyIsToldOf() throws Exception {
        source.put("a", CONNECTED, 0);
        NodeDirectory directory = directory(source);
        run(directory);
        events.clear();
        publish("a_DISCONNECTED");
        publish("a_CONNECTED");
        run(directory);
        assertThat(events).containsExactly(new NodeChanged(node("a", CONNECTED, 0), node("a", CONNECTED, 0), true));
        // Without events the stamp tells.
        events.clear();
        source.put("a", CONNECTED, 5);
        now = now.plusSeconds(10);
        run(directory);
        assertThat(events).containsExactly(new NodeChanged(node("a", CONNECTED, 5), node("a", CONNECTED, 0), true));
    }

    @Test
    void manyEventsAtOnceAreOneReading() throws Exception {
        NodeDirectory directory = directory(source);
        run(directory);
        for (int i = 0; i < 200; i++) {
            source.put("n" + i, CONNECTED, 1);
            publish("n" + i + "_CONNECTED");
        }
        run(directory);
        assertThat(directory.nodes()).hasSize(200);
        assertThat(source.fullReadings).isEqualTo(2);
        assertThat(source.singleReadings).isZero();
    }

    @Test
    void anEventThatIsNotUnderstoodMakesItReadAll() throws Exception {
        NodeDirectory directory = directory(source);
        run(directory);
        source.put("a", CONNECTED, 1);
        publish("a_REBORN");
        run(directory);
        assertThat(directory.node("a")).isNotNull();
        assertThat(directory.unknownEvents().getAsLong()).isEqualTo(1);
    }

    @Test
    void theLastGoodListStaysAndAgesWhileNoSourceAnswers() throws Exception {
        source.put("a", CONNECTED, 1);
        NodeDirectory directory = directory(source);
        run(directory);
        source.away = true;
        source.truth.clear();
        now = now.plusSeconds(60);
        run(directory);
        assertThat(directory.nodes()).hasSize(1);
        assertThat(directory.age()).isEqualTo(Duration.ofSeconds(60));
        assertThat(directory.problem()).isEqualTo("away on purpose");
        assertThat(directory.failedReadings().getAsLong()).isEqualTo(1);
        // Events do not make it hammer a source that is away.
        publish("a_DISCONNECTED");
        run(directory);
        assertThat(directory.failedReadings().getAsLong()).isEqualTo(1);
        source.away = false;
        now = now.plusSeconds(2);
        run(directory);
        assertThat(directory.nodes()).isEmpty();
        assertThat(directory.problem()).isNull();
        assertThat(directory.age()).isZero();
    }

    @Test
    void theSecondSourceStandsInForTheFirst() {
        var second = new TruthSource();
        second.put("b", CONNECTED, 1);
        source.away = true;
        NodeDirectory directory = directory(source, second);
        run(directory);
        assertThat(directory.node("b")).isNotNull();
        assertThat(directory.problem()).isNull();
    }

    @Test
    void aNodeThatCannotBeReadStaysAsItWasWithItsNewStatus() {
        source.put("a", CONNECTED, 1);
        NodeDirectory directory = directory(source);
        run(directory);
        source.truth.clear();
        source.unreadable.put("a", DISCONNECTED);
        source.unreadable.put("never", CONNECTED);
        now = now.plusSeconds(10);
        run(directory);
        assertThat(directory.nodes()).containsExactly(node("a", DISCONNECTED, 1));
    }

    @Test
    void anEventDuringAReadingMakesAnother() throws Exception {
        Deque<Runnable> tasks = new ArrayDeque<>();
        var directory = new NodeDirectory(new NodeDirectory.Config(), List.of(source), sdl, () -> now, tasks::add);
        directory.tick();
        tasks.pop().run();
        source.put("a", CONNECTED, 1);
        publish("a_CONNECTED");
        directory.tick();
        assertThat(directory.nodes()).isEmpty();
        assertThat(tasks).hasSize(1);
        tasks.pop().run();
        directory.tick();
        assertThat(directory.nodes()).hasSize(1);
        assertThat(tasks).isEmpty();
    }

    @Test
    void aListenerThatComesLateIsToldOfAllNodes() {
        source.put("a", CONNECTED, 1);
        NodeDirectory directory = directory(source);
        run(directory);
        List<NodeEvent> late = new ArrayList<>();
        directory.addListener(event -> {
            throw new IllegalStateException("on purpose");
        });
        directory.addListener(late::add);
        directory.tick();
        assertThat(late).containsExactly(new NodeAdded(node("a", CONNECTED, 1)));
    }

    @Test
    void worksWithoutSdl() {
        source.put("a", CONNECTED, 1);
        var directory = new NodeDirectory(new NodeDirectory.Config(), List.of(source), null, () -> now, Runnable::run);
        run(directory);
        directory.refresh();
        source.put("b", CONNECTED, 1);
        run(directory);
        assertThat(directory.nodes()).hasSize(2);
        directory.close();
    }

    @Test
    void worksFromSdlAlone() throws Exception {
        var info = io.rantwin.xapp.node.rnib.NodebInfo.newBuilder()
                .setRanName("a")
                .setConnectionStatus(io.rantwin.xapp.node.rnib.ConnectionStatus.CONNECTED);
        var identity = io.rantwin.xapp.node.rnib.NbIdentity.newBuilder().setInventoryName("a");
        NodeDirectory directory = directory(new RnibReader(sdl, () -> now));
        run(directory);
        assertThat(directory.problem()).contains("empty");
        sdl.addMembers("e2Manager", "GNB", List.of(identity.build().toByteArray()));
        sdl.set("e2Manager", "RAN:a", info.build().toByteArray());
        now = now.plusSeconds(2);
        run(directory);
        assertThat(directory.node("a").isConnected()).isTrue();
        info.setConnectionStatus(io.rantwin.xapp.node.rnib.ConnectionStatus.DISCONNECTED);
        sdl.set("e2Manager", "RAN:a", info.build().toByteArray(), Publication.of(STATUS, "a_DISCONNECTED"));
        run(directory);
        assertThat(directory.node("a").connectionStatus()).isEqualTo(DISCONNECTED);
    }

    @Test
    void noThreadAndBugsAreFailuresNotTheEnd() {
        List<Integer> calls = new ArrayList<>();
        var directory = new NodeDirectory(new NodeDirectory.Config(), List.of(source), sdl, () -> now, task -> {
            calls.add(1);
            if (calls.size() == 1) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        run(directory);
        assertThat(directory.problem()).contains("full");
        source.truth.put("broken", null);
        now = now.plusSeconds(2);
        run(directory);
        assertThat(directory.problem()).contains("NullPointerException");
        source.truth.clear();
        now = now.plusSeconds(2);
        run(directory);
        assertThat(directory.problem()).isNull();
    }
}
