package io.rantwin.planner.history.pm;

import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How Kafka is reached. */
final class KafkaSource {
    private static final int MOST_RECORDS = 100;
    private static final int MOST_OCTETS = 16 << 20;
    private static final int MILLIS = 10_000;

    private KafkaSource() {}

    /**
     * A consumer that belongs to no group and never moves by itself: the history tells where it stands.
     *
     * @param further properties such as those of TLS and SASL; what is read and how far is not theirs to say
     */
    static Consumer<byte[], byte[]> consumer(String bootstrapServers, Properties further) {
        var properties = new Properties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "rantwin");
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, MILLIS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_OCTETS);
        properties.putAll(further);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
