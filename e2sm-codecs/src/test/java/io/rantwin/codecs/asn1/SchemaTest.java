package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled schemas as a whole. */
class SchemaTest {
    @ParameterizedTest
    @EnumSource(SchemaVersion.class)
    void everySchemaLoadsAndIsBoundThroughout(SchemaVersion version) {
        Schema schema = Schema.load(version);
        assertThat(schema.label()).isEqualTo(version.label());
        assertThat(SchemaVersion.ofLabel(version.label())).isSameAs(version);
        assertThat(schema.typeNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(schema.type(name)).isNotInstanceOf(TypeReference.class));
    }

    @Test
    void anUnknownLabelIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> SchemaVersion.ofLabel("E2AP v9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no schema 'E2AP v9'; known are E2AP v01.00, ");
    }

    /** Random values of every message type: octets and JSON give the value back, and the octets are the shortest ones. */
    @ParameterizedTest
    @MethodSource("topLevelTypes")
    void randomValuesSurviveOctetsAndJson(TopLevelType type) throws Exception {
        var values = new RandomValues(new Random(type.toString().hashCode()));
        var mapper = new ObjectMapper();
        for (int i = 0; i < 20; i++) {
            Value value = values.of(type.type());
            byte[] octets = type.schema().encode(type.name(), value);
            Schema.Decoded decoded = type.schema().decode(type.name(), octets);
            assertThat(decoded).isEqualTo(new Schema.Decoded(value, 0, 0));
            assertThat(decoded.value()).hasSameHashCodeAs(value);
            assertThat(type.schema().encode(type.name(), decoded.value())).isEqualTo(octets);
            JsonNode json =
                    mapper.readTree(new JerWriter().write(type.type(), value).toString());
            assertThat(new JerReader().read(type.type(), json)).isEqualTo(value);
        }
    }

    static Iterable<TopLevelType> topLevelTypes() {
        return TopLevelType.all();
    }

    @Test
    void criticalities() {
        for (Criticality criticality : Criticality.values()) {
            assertThat(Criticality.ofAsnName(criticality.asnName())).isSameAs(criticality);
        }
        assertThatThrownBy(() -> Criticality.ofAsnName("maybe")).isInstanceOf(IllegalArgumentException.class);
    }
}
