package io.rantwin.harness.ric.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.rantwin.codecs.e2ap.EnbId;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalEnbId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.RanNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RnibWriterTest {
    private static final GlobalE2nodeId GNB =
            new GlobalE2nodeId.Gnb(new GlobalGnbId(Plmn.of("208", "93"), 0x33, 24), null, null, 3L);

    private final HandMovedClock clock = new HandMovedClock();

    private RanNode node(ConnectionStatus status) {
        return new RanNode(
                "gnbd_208_093_000033_3",
                status,
                GNB,
                List.of(new RanFunction.Item(2, Octets.ofHex("20abcd"), 1, "1.3.6.1.4.1.53148.1.2.2.2")),
                clock.instant());
    }

    private static UnknownFieldSet fields(Octets message) throws Exception {
        return UnknownFieldSet.parseFrom(message.toArray());
    }

    private static String text(UnknownFieldSet fields, int number) {
        return fields.getField(number).getLengthDelimitedList().getFirst().toStringUtf8();
    }

    private static UnknownFieldSet within(UnknownFieldSet fields, int number) throws Exception {
        return UnknownFieldSet.parseFrom(
                fields.getField(number).getLengthDelimitedList().getFirst());
    }

    @Test
    void writesTheNodeWithThePlatformsFieldNumbers() throws Exception {
        MemoryData data = new MemoryData();
        new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock).changed(node(ConnectionStatus.CONNECTED));

        Octets info = data.get("e2Manager", "RAN:gnbd_208_093_000033_3").orElseThrow();
        assertThat(data.get("e2Manager", "GNB:02F839:000000000000000000110011:3"))
                .contains(info);
        UnknownFieldSet node = fields(info);
        assertThat(text(node, 1)).isEqualTo("gnbd_208_093_000033_3");
        assertThat(node.getField(5).getVarintList()).containsExactly(1L);
        assertThat(text(within(node, 6), 1)).isEqualTo("02F839");
        assertThat(node.getField(7).getVarintList()).containsExactly(2L);
        UnknownFieldSet function = within(within(node, 9), 2);
        assertThat(function.getField(1).getVarintList()).containsExactly(2L);
        assertThat(text(function, 2)).isEqualTo("20ABCD");
        assertThat(text(function, 4)).isEqualTo("1.3.6.1.4.1.53148.1.2.2.2");
        assertThat(text(node, 12)).isEqualTo("127.0.0.1:38000");
        assertThat(node.getField(14).getVarintList())
                .containsExactly(clock.instant().toEpochMilli() * 1_000_000L);
        assertThat(text(node, 17)).isEqualTo("3");
    }

    @Test
    void theSetOfNodesHasEachNodeOnceWithItsStatus() throws Exception {
        MemoryData data = new MemoryData();
        RnibWriter writer = new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock);
        writer.changed(node(ConnectionStatus.CONNECTED));
        // Another process, which does not know what the first one wrote.
        new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock).changed(node(ConnectionStatus.DISCONNECTED));

        assertThat(data.members("e2Manager", "GNB")).hasSize(1);
        UnknownFieldSet identity =
                fields(data.members("e2Manager", "GNB").iterator().next());
        assertThat(identity.getField(3).getVarintList()).containsExactly(2L);
    }

    @Test
    void eNodeBsAreWrittenToo() throws Exception {
        MemoryData data = new MemoryData();
        GlobalE2nodeId enb =
                new GlobalE2nodeId.Enb(new GlobalEnbId(Plmn.of("001", "01"), new EnbId(EnbId.Kind.LONG_MACRO, 5)));
        new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock)
                .changed(new RanNode("enB", ConnectionStatus.CONNECTED, enb, List.of(), clock.instant()));
        UnknownFieldSet node = fields(data.get("e2Manager", "RAN:enB").orElseThrow());
        assertThat(node.getField(7).getVarintList()).containsExactly(1L);
        assertThat(within(node, 8).getField(1).getVarintList()).containsExactly(4L);
        assertThat(data.members("e2Manager", "ENB")).hasSize(1);
    }

    @Test
    void listenersInRedisHearOfChanges(@TempDir Path folder) throws Exception {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (RedisServer server = RedisServer.start(folder);
                RedisData data = new RedisData("127.0.0.1", server.port());
                RedisClient listener = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
                var connection = listener.connectPubSub()) {
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    heard.add(channel + " " + message);
                }
            });
            connection.sync().subscribe("{e2Manager},RAN_CONNECTION_STATUS_CHANGE", "{e2Manager},RAN_MANIPULATION");
            RnibWriter writer = new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock);
            writer.changed(node(ConnectionStatus.CONNECTED));
            writer.changed(node(ConnectionStatus.UNDER_RESET));

            String name = "gnbd_208_093_000033_3";
            assertThat(heard.poll(60, TimeUnit.SECONDS))
                    .isEqualTo("{e2Manager},RAN_CONNECTION_STATUS_CHANGE " + name + "_CONNECTED");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("{e2Manager},RAN_MANIPULATION " + name + "_ADDED");
            assertThat(heard.poll(60, TimeUnit.SECONDS))
                    .isEqualTo("{e2Manager},RAN_CONNECTION_STATUS_CHANGE " + name + "_UNDER_RESET");
        }
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain(@TempDir Path folder) throws Exception {
        int port;
        try (RedisServer server = RedisServer.start(folder)) {
            port = server.port();
        }
        try (RedisData data = new RedisData("127.0.0.1", port)) {
            RnibWriter writer = new RnibWriter(data, "127.0.0.1:38000", Runnable::run, clock);
            writer.changed(node(ConnectionStatus.CONNECTED));
            assertThat(writer.state().path("waiting").asInt()).isEqualTo(1);
            writer.tick();
            clock.advance(Duration.ofSeconds(1));
            writer.tick();
            assertThat(writer.state().at("/complaints/R-NIB not written").asInt())
                    .isEqualTo(2);
        }
    }
}
