package io.rantwin.harness.smo;

import io.rantwin.api.ports.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker, its own controller, in this process. For trying and testing: nothing is replicated. */
public final class Broker implements AutoCloseable {
    private static final String CONTROLLER = "CONTROLLER";
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final String address;

    private Broker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it; it takes records when this returns.
     *
     * @param folder of its log; what is in it from before is there again
     * @param port 0 for any
     * @throws IOException when the folder or a port cannot be had
     */
    public static Broker start(Path folder, String host, int port) throws IOException {
        var ports = new FreePorts(folder);
        int open = port == 0 ? ports.next() : port;
        int control = ports.next();
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", NODE);
        properties.put("controller.quorum.voters", NODE + "@" + host + ":" + control);
        properties.put(
                "listeners", "PLAINTEXT://" + host + ":" + open + "," + CONTROLLER + "://" + host + ":" + control);
        properties.put("advertised.listeners", "PLAINTEXT://" + host + ":" + open);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("log.dirs", folder.toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("log.cleaner.enable", "false");
        properties.put("num.network.threads", "1");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("message.max.bytes", Integer.toString(64 << 20));
        try {
            Files.createDirectories(folder);
            format(folder);
            var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
            server.startup();
            return new Broker(server, host + ":" + open);
        } catch (RuntimeException failed) {
            throw new IOException(
                    "the broker cannot start at " + host + ":" + open + ": " + failed.getMessage(), failed);
        }
    }

    private static void format(Path folder) throws IOException {
        var formatter = new Formatter();
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setNodeId(Integer.parseInt(NODE));
        formatter.setDirectories(new TreeSet<>(Set.of(folder.toString())));
        formatter.setMetadataLogDirectory(folder.toString());
        formatter.setControllerListenerName(CONTROLLER);
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        formatter.setReleaseVersion(MetadataVersion.latestProduction());
        if (!Files.exists(folder.resolve("meta.properties"))) {
            try {
                formatter.run();
            } catch (FormatterException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IOException(folder + ": no log can be begun here: " + failed.getMessage(), failed);
            }
        }
    }

    /** Where it is reached. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
