package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.e2ap.E2apDecoded.Verdict;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The version of E2AP that one peer speaks, and decoding with it. The version comes from the peer's E2 setup request and
 * then is certain. A message that fails in the kept version is tried in the others once, and counted. An uncertain
 * version moves to the one that did it; a certain one only from v02.03 to v03.01, which the setup cannot tell apart.
 * Thread-safe.
 */
public final class E2apAssociation {
    /** A version and where it comes from. */
    private record Known(E2apVersion version, boolean isCertain) {}

    /** Latest first: v03.01 reads all that v02.03 can say. */
    private static final List<E2apVersion> ORDER = List.of(E2apVersion.V03_01, E2apVersion.V02_03, E2apVersion.V01_01);

    private final E2apCodecs codecs;
    private final LongAdder secondTries = new LongAdder();
    private volatile Known known;

    private E2apAssociation(E2apCodecs codecs, Known known) {
        this.codecs = codecs;
        this.known = known;
    }

    /** An association with a peer of unknown version; v03.01, which also reads v02.03, is tried first. */
    public static E2apAssociation ofUnknownVersion(E2apCodecs codecs) {
        return new E2apAssociation(codecs, new Known(E2apVersion.V03_01, false));
    }

    /** An association whose version is settled, as at the side of the E2 node. */
    public static E2apAssociation of(E2apCodecs codecs, E2apVersion version) {
        return new E2apAssociation(codecs, new Known(version, true));
    }

    /** The version to be spoken with the peer; a guess until {@link #isCertain}. */
    public E2apVersion version() {
        return known.version();
    }

    /** Whether the version comes from an E2 setup or was given. */
    public boolean isCertain() {
        return known.isCertain();
    }

    /** How many messages failed in the kept version and were tried in the others. */
    public long secondTries() {
        return secondTries.sum();
    }

    /**
     * Reads a message of the peer. When no version does it without having to reject it, the outcome is that of the kept
     * version.
     *
     * @throws PerException when the octets are no E2AP message of any version
     */
    public E2apDecoded decode(byte[] octets) throws PerException {
        E2apVersion announced = E2apVersionDetector.detect(octets);
        if (announced != null) {
            known = new Known(announced, true);
        }
        Known kept = known;
        E2apDecoded first = null;
        PerException error = null;
        try {
            first = codecs.of(kept.version()).decode(octets);
            if (first.verdict() != Verdict.REJECT) {
                return first;
            }
        } catch (PerException e) {
            error = e;
        }
        secondTries.increment();
        E2apDecoded second = secondTry(kept.version(), octets);
        if (second != null) {
            adopt(kept, second.version());
            return second;
        }
        if (first != null) {
            return first;
        }
        throw error == null ? new PerException("no E2AP message", 0) : error;
    }

    private @Nullable E2apDecoded secondTry(E2apVersion failed, byte[] octets) {
        for (E2apVersion version : ORDER) {
            if (version != failed) {
                try {
                    E2apDecoded decoded = codecs.of(version).decode(octets);
                    if (decoded.verdict() != Verdict.REJECT) {
                        return decoded;
                    }
                } catch (PerException _) {
                    // Not this version either; the error of the kept version is the one to report.
                }
            }
        }
        return null;
    }

    private void adopt(Known kept, E2apVersion version) {
        if (!kept.isCertain() || kept.version() == E2apVersion.V02_03 && version == E2apVersion.V03_01) {
            known = new Known(version, kept.isCertain());
        }
    }

    /**
     * Writes a message in the version of the peer.
     *
     * @throws PerException as {@link E2apCodec#encode(E2apMessage)}
     */
    public byte[] encode(E2apMessage message) throws PerException {
        return codecs.of(version()).encode(message);
    }
}
