package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every reference message, through its record and back. */
class ReferenceRoundTripTest {
    private final Map<E2apVersion, E2apCodec> codecs = new EnumMap<>(E2apVersion.class);
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private int count;

    @Test
    void randomMessagesOfAllVersionsComeBackOctetByOctet() throws IOException {
        ReferenceVectors.visit("random-e2ap", vector -> roundTrip(vector, true));
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(3_000);
        // 26 messages of v01.01, 30 of v02.03, 39 of v03.01.
        assertThat(seen).hasSize(95);
    }

    @Test
    void scenariosEdgesAndCapturedMessagesComeBackOctetByOctet() throws IOException {
        for (String prefix : List.of("scenario-e2ap", "edge", "thirdparty", "bench")) {
            ReferenceVectors.visit(prefix, vector -> roundTrip(vector, false));
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(100);
    }

    @Test
    void malformedMessagesAreErrorsOrMessagesThatCanBeWritten() throws IOException {
        ReferenceVectors.visit("malformed", vector -> {
            count++;
            try {
                E2apDecoded decoded = codec(vector.version()).decode(vector.octets());
                if (decoded.message() != null) {
                    codec(vector.version()).reencode(decoded);
                }
            } catch (PerException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        });
        assertThat(count).isGreaterThan(20);
    }

    private E2apCodec codec(E2apVersion version) {
        return codecs.computeIfAbsent(version, E2apCodec::new);
    }

    private void roundTrip(ReferenceVectors.Vector vector, boolean isStrict) {
        if (!vector.hasValue()) {
            return;
        }
        count++;
        E2apCodec codec = codec(vector.version());
        try {
            E2apDecoded decoded = codec.decode(vector.octets());
            E2apMessage message = Objects.requireNonNull(
                    decoded.message(), () -> decoded.findings().toString());
            seen.add(vector.version() + " " + message.getClass().getSimpleName());
            if (isStrict && !decoded.findings().isEmpty()) {
                wrong.add(vector.id() + " findings " + decoded.findings());
            }
            byte[] again = codec.reencode(decoded);
            if (!HexFormat.of().formatHex(again).equals(vector.canonicalHex())) {
                wrong.add(vector.id() + "\n   " + HexFormat.of().formatHex(again) + "\n   " + vector.canonicalHex());
            }
            if (!message.equals(codec.decode(again).message())) {
                wrong.add(vector.id() + " reads back differently");
            }
        } catch (PerException e) {
            wrong.add(vector.id() + " " + e.getMessage());
        }
    }
}
