package io.rantwin.a1.mediator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.ap.ProblemDetails;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the octets, reading gives a value or an {@link A1Exception}. */
class HostileMessagesTest {
    private interface Read {
        Object from(byte[] octets) throws A1Exception;
    }

    private static final List<String> SEEDS = List.of(
            "{\"operation\":\"CREATE\",\"payload\":\"{\\\"threshold\\\":42}\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}",
            "{\"operation\":\"UPDATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"payload\":{\"a\":[1e5,{}]}}",
            "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"OK\"}",
            "{\"name\":\"n\",\"description\":\"d\",\"policy_type_id\":1,\"create_schema\":{\"type\":\"object\"}}",
            "{\"ei_job_id\": 100.}",
            "{\"job-id\":7,\"eiTypeId\":\"t\"}",
            "[\"a\",\"b\"]",
            "{\"enforceStatus\":\"NOT ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}",
            "{\"policySchema\":{},\"statusSchema\":{}}",
            "{\"title\":\"t\",\"status\":400,\"detail\":\"d\"}");

    private static final String TOKENS = "{}[]\",:\\0123456789.eE+-tfnu\0\u00ff ";

    private final BoundedJson json = new BoundedJson(4096);

    private final List<Read> readers = List.of(
            octets -> ReceivedPolicyRequest.read(json, octets, 20008),
            octets -> ReceivedPolicyRequest.read(json, octets, -1),
            octets -> PolicyResponse.read(json, octets),
            octets -> PolicyQuery.read(json, octets),
            octets -> MediatorPolicyType.read(json, octets),
            octets -> EnrichmentMessage.Types.read(json, octets),
            octets -> EnrichmentMessage.CreateJob.read(json, octets),
            octets -> EnrichmentMessage.JobCreated.read(json, octets),
            octets -> EnrichmentMessage.Delivery.read(json, octets),
            octets -> EnrichmentMessage.Delivery.readPosted(json, octets),
            octets -> PolicyStatus.read(json, octets),
            octets -> PolicyTypeObject.read(json, octets),
            octets -> ProblemDetails.read(json, octets));

    @Property(tries = 1000, seed = "1")
    void random(@ForAll byte[] octets) {
        readAll(octets);
    }

    @Property(tries = 5000, seed = "1")
    void mutated(@ForAll long seed) {
        var random = new Random(seed);
        byte[] octets = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            octets = mutate(octets, random);
        }
        readAll(octets);
    }

    private static byte[] mutate(byte[] octets, Random random) {
        if (octets.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(octets.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(octets, at);
            case 1 -> {
                byte[] changed = octets.clone();
                changed[at] = (byte) random.nextInt();
                yield changed;
            }
            case 2 -> {
                byte[] changed = octets.clone();
                changed[at] = (byte) TOKENS.charAt(random.nextInt(TOKENS.length()));
                yield changed;
            }
            case 3 -> {
                byte[] longer = Arrays.copyOf(octets, octets.length * 2);
                System.arraycopy(octets, 0, longer, at, octets.length);
                yield longer;
            }
            default -> {
                byte[] longer = new byte[octets.length + 1];
                System.arraycopy(octets, 0, longer, 0, at);
                longer[at] = (byte) TOKENS.charAt(random.nextInt(TOKENS.length()));
                System.arraycopy(octets, at, longer, at + 1, octets.length - at);
                yield longer;
            }
        };
    }

    private void readAll(byte[] octets) {
        for (Read reader : readers) {
            try {
                assertThat(reader.from(octets)).isNotNull();
            } catch (A1Exception e) {
                assertThat(e.problem()).isNotEmpty();
                assertThat(e.getMessage()).hasSizeLessThan(10_000);
            }
        }
    }
}
