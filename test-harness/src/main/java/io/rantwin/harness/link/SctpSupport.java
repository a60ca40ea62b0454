package io.rantwin.harness.link;

import com.sun.nio.sctp.SctpChannel;
import java.io.IOException;

/** Whether this machine has SCTP. */
final class SctpSupport {
    private SctpSupport() {}

    /** Why SCTP cannot be used here; empty when it can. */
    static String problem() {
        try (SctpChannel channel = SctpChannel.open()) {
            return channel.isOpen() ? "" : "the channel does not open";
        } catch (IOException | UnsupportedOperationException | LinkageError e) {
            String message = e.getMessage();
            return message == null ? e.getClass().getSimpleName() : message;
        }
    }
}
