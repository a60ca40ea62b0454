package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any indication, of any length, comes back as it was, in the same octets for all versions. */
class RicIndicationPropertiesTest {
    private static final E2apCodecs CODECS = new E2apCodecs();

    @Property(tries = 300, seed = "1")
    void anyIndicationComesBack(
            @ForAll @IntRange(max = 65_535) int requestorId,
            @ForAll @IntRange(max = 65_535) int instanceId,
            @ForAll @IntRange(max = 4_095) int ranFunctionId,
            @ForAll @IntRange(max = 255) int actionId,
            @ForAll @IntRange(min = -1, max = 65_535) int sn,
            @ForAll RicIndicationType type,
            @ForAll @Size(max = 40) byte[] header,
            @ForAll @IntRange(max = 200_000) int messageLength,
            @ForAll boolean withCallProcess)
            throws PerException {
        var indication = new RicIndication(
                new RicRequestId(requestorId, instanceId),
                ranFunctionId,
                actionId,
                sn < 0 ? null : sn,
                type,
                Octets.of(header),
                Octets.of(new byte[messageLength]),
                withCallProcess ? Octets.of(header) : null);

        byte[] octets = CODECS.of(E2apVersion.V01_01).encode(indication);

        for (E2apVersion version : E2apVersion.values()) {
            assertThat(CODECS.of(version).encode(indication)).isEqualTo(octets);
            assertThat(CODECS.of(version).decode(octets).message()).isEqualTo(indication);
        }
    }
}
