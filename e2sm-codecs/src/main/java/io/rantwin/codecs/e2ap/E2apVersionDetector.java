package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the version of E2AP from an E2 setup request. Since v02 it has a transaction id (IE 49) and component
 * configuration additions (IE 50); before it has neither. E2 setup requests of v02.03 and v03.01 are the same octets:
 * the answer is v02.03 unless there is an IE that came with v03, so that nothing is sent that the peer may not know.
 */
public final class E2apVersionDetector {
    /** Octets 0 and 1: initiating message, procedure code 1. */
    private static final int E2_SETUP = 1;

    private static final int LENGTH_OF_CRITICALITY = 2;
    private static final int FIRST_ID_OF_V2 = 49;
    private static final int FIRST_ID_OF_V3 = 62;
    private static final int LAST_ID_OF_V3 = 97;

    private E2apVersionDetector() {}

    /** Whether these octets begin as an E2 setup request. */
    public static boolean isE2setupRequest(byte[] octets) {
        return octets.length > 3 && octets[0] == 0 && octets[1] == E2_SETUP;
    }

    /**
     * The version of an E2 setup request; {@code null} when the octets are none.
     *
     * @throws PerException when its list of IEs is broken
     */
    public static @Nullable E2apVersion detect(byte[] octets) throws PerException {
        if (!isE2setupRequest(octets)) {
            return null;
        }
        var reader = new PerReader(octets);
        reader.skipOctets(2);
        reader.bits(LENGTH_OF_CRITICALITY);
        reader.enterOpenType();
        // The extension bit of the message, then the number of IEs.
        reader.bit();
        long count = reader.constrained(0, 65_535);
        E2apVersion version = E2apVersion.V01_01;
        for (long i = 0; i < count; i++) {
            long id = reader.constrained(0, 65_535);
            reader.bits(LENGTH_OF_CRITICALITY);
            reader.openTypeOctets();
            if (id >= FIRST_ID_OF_V3 && id <= LAST_ID_OF_V3) {
                return E2apVersion.V03_01;
            }
            if (id >= FIRST_ID_OF_V2 && id < FIRST_ID_OF_V3) {
                version = E2apVersion.V02_03;
            }
        }
        return version;
    }
}
