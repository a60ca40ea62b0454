package io.rantwin.harness.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The packets of a capture file in their order; reads no further than asked. */
sealed interface PacketSource permits PcapSource, PcapngSource {

    /**
     * The next packet, null at the end of what can be read. A broken file ends early, with a {@link CaptureProblem}.
     *
     * @throws IOException when the medium fails
     */
    @Nullable
    Packet next() throws IOException;
}
