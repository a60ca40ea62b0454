package io.rantwin.harness.record;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.ric.e2.RanIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the RAN name out of E2 setup requests of any version. Immutable. */
final class NodeName {
    private static final int INITIATING_MESSAGE = 0x00;
    private static final int E2_SETUP = 1;

    private final List<E2apCodec> codecs;

    NodeName(E2apCodecs codecs) {
        this.codecs =
                List.of(codecs.of(E2apVersion.V02_03), codecs.of(E2apVersion.V03_01), codecs.of(E2apVersion.V01_01));
    }

    static boolean isSetupRequest(byte[] pdu) {
        return pdu.length > 2 && pdu[0] == INITIATING_MESSAGE && pdu[1] == E2_SETUP;
    }

    /** The name by which the platform knows the sender; {@code null} when the PDU is no E2 setup request. */
    @Nullable
    String in(byte[] pdu) {
        if (!isSetupRequest(pdu)) {
            return null;
        }
        for (E2apCodec codec : codecs) {
            try {
                if (codec.decode(pdu).message() instanceof E2setupRequest request) {
                    return RanIdentity.of(request.globalE2nodeId()).ranName();
                }
            } catch (PerException _) {
                // Another version may understand it.
            }
        }
        return null;
    }
}
