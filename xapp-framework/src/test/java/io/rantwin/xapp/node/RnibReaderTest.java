package io.rantwin.xapp.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.node.E2Node.GlobalNbId;
import io.rantwin.xapp.node.E2Node.NodeType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import io.rantwin.xapp.node.rnib.NbIdentity;
import io.rantwin.xapp.node.rnib.NodebInfo;
import io.rantwin.xapp.sdl.MemorySdl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RnibReaderTest {
    private static final String NS = "e2Manager";

    private final MemorySdl sdl = new MemorySdl(Runnable::run);
    private final RnibReader reader = new RnibReader(sdl, InstantSource.system());

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /** Protobuf by field numbers, without the classes under test. */
    private static byte[] message(Fields fields) throws IOException {
        var octets = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(octets);
        fields.write(out);
        out.flush();
        return octets.toByteArray();
    }

    private void list(String group, String name, int status) throws Exception {
        sdl.addMembers(NS, group, List.of(message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(id -> {
                id.writeString(1, "00F110");
                id.writeString(2, "1");
            }));
            out.writeInt32(3, status);
            out.writeInt64(4, 7);
        })));
    }

    private static byte[] node(String name, int status) {
        return NodebInfo.newBuilder()
                .setRanName(name)
                .setConnectionStatusValue(status)
                .build()
                .toByteArray();
    }

    @Test
    void readsANodeByTheFieldNumbersOfThePlatform() throws Exception {
        byte[] function = message(out -> {
            out.writeUInt32(1, 2);
            out.writeString(2, "60304F52");
            out.writeUInt32(3, 1);
            out.writeString(4, "1.3.6.1.4.1.53148.1.2.2.2");
        });
        byte[] info = message(out -> {
            out.writeString(1, "gnbd_001_001_00019b_1");
            out.writeString(2, "10.0.2.1");
            out.writeUInt32(3, 36421);
            out.writeEnum(5, 1);
            out.writeByteArray(6, message(id -> {
                id.writeString(1, "00F110");
                id.writeString(2, "0011");
            }));
            out.writeEnum(7, 2);
            out.writeByteArray(9, message(gnb -> {
                gnb.writeByteArray(1, message(cell -> cell.writeByteArray(1, new byte[0])));
                gnb.writeByteArray(2, function);
                gnb.writeEnum(3, 1);
                gnb.writeByteArray(4, message(config -> config.writeEnum(8, 3)));
            }));
            out.writeString(12, "10.0.2.10:38000");
            out.writeBool(13, true);
            out.writeUInt64(14, 1763712345678901234L);
            out.writeString(15, "DU");
            out.writeString(17, "1");
            out.writeString(99, "of a newer version");
        });
        list("GNB", "gnbd_001_001_00019b_1", 1);
        sdl.set(NS, "RAN:gnbd_001_001_00019b_1", info);
        var expected = new E2Node(
                "gnbd_001_001_00019b_1",
                ConnectionStatus.CONNECTED,
                new GlobalNbId("00F110", "0011"),
                NodeType.GNB,
                "DU",
                "",
                "1",
                List.of(new RanFunction(2, Octets.ofHex("60304f52"), 1, "1.3.6.1.4.1.53148.1.2.2.2")),
                "10.0.2.10:38000",
                1763712345678901234L);
        assertThat(reader.readAll().nodes()).containsExactly(expected);
        assertThat(reader.read("gnbd_001_001_00019b_1")).isEqualTo(expected);
        assertThat(reader.read("other")).isNull();
    }

    @Test
    void readsBothGroups() throws Exception {
        for (int i = 0; i < 250; i++) {
            list(i % 2 == 0 ? "GNB" : "ENB", "n" + i, 1);
            sdl.set(NS, "RAN:n" + i, node("n" + i, 7));
        }
        List<E2Node> nodes = reader.readAll().nodes();
        assertThat(nodes).hasSize(250).allMatch(node -> node.connectionStatus() == ConnectionStatus.UNDER_RESET);
    }

    @Test
    void anEntryThatIsNotReadableCostsOneCountAndNotTheList() throws Exception {
        list("GNB", "good", 1);
        list("GNB", "bad", 2);
        list("GNB", "misnamed", 99);
        list("GNB", "gone", 1);
        sdl.addMembers(NS, "GNB", List.of(new byte[] {(byte) 0xff}));
        sdl.set(
                NS,
                Map.of("RAN:good", node("good", 1), "RAN:bad", "{json}".getBytes(UTF_8), "RAN:misnamed", node("x", 1)));
        NodeSource.Reading reading = reader.readAll();
        assertThat(reading.nodes()).extracting(E2Node::ranName).containsExactly("good");
        assertThat(reading.unreadable())
                .isEqualTo(Map.of(
                        "bad", ConnectionStatus.DISCONNECTED, "misnamed", ConnectionStatus.UNKNOWN_CONNECTION_STATUS));
        assertThat(reader.unreadable().getAsLong()).isEqualTo(3);
        assertThatThrownBy(() -> reader.read("bad")).isInstanceOf(NodeSourceException.class);
    }

    @Test
    void anEmptyStoreIsNoAnswerButAStoreWithoutNodesIs() throws Exception {
        assertThatThrownBy(reader::readAll)
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> reader.read("n")).isInstanceOf(NodeSourceException.class);
        sdl.set(NS, "GENERAL", "{\"enableRic\":true}".getBytes(UTF_8));
        assertThat(reader.readAll().nodes()).isEmpty();
        assertThat(reader.read("n")).isNull();
    }

    @Test
    void anSdlThatIsAwayIsNoAnswer() {
        sdl.close();
        assertThatThrownBy(reader::readAll)
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("R-NIB");
    }

    @Test
    void identitiesHaveTheFieldNumbersOfThePlatform() throws Exception {
        byte[] octets = message(out -> {
            out.writeString(1, "n");
            out.writeEnum(3, 7);
            out.writeInt64(5, 8);
        });
        NbIdentity identity = NbIdentity.parseFrom(octets);
        assertThat(identity.getInventoryName()).isEqualTo("n");
        assertThat(identity.getConnectionStatus().name()).isEqualTo("UNDER_RESET");
        assertThat(identity.getHealthCheckTimestampReceived()).isEqualTo(8);
    }
}
