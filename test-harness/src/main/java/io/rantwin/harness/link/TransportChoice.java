package io.rantwin.harness.link;

import java.io.IOException;
import java.util.Locale;

/** What to carry E2AP with; the text of the option is the name in lower case. */
public enum TransportChoice {
    /** SCTP where this machine has it, otherwise TCP. */
    AUTO,
    SCTP,
    TCP;

    /**
     * The transport that is used.
     *
     * @throws IOException when SCTP was asked for and this machine has none; the message says why and what helps
     */
    public Transport resolve() throws IOException {
        return resolve(SctpSupport.problem());
    }

    /** @param problem why there is no SCTP, empty when there is */
    Transport resolve(String problem) throws IOException {
        if (this == TCP || this == AUTO && !problem.isEmpty()) {
            return Transport.TCP;
        }
        if (problem.isEmpty()) {
            return Transport.SCTP;
        }
        throw new IOException("transport sctp was asked for, but this machine has no SCTP (" + problem
                + "). It takes the kernel module sctp and the library libsctp.so.1; or choose tcp or auto on both sides.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
