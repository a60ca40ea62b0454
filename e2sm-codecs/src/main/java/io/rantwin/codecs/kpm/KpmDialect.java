package io.rantwin.codecs.kpm;

import io.rantwin.codecs.kpm.KpmCodec.Read;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How one node speaks E2SM-KPM. Reads with the version that was found for the node; what that version cannot read without
 * rest is tried with the others, and the one that fits is kept for that part from then on. Each such second try is
 * counted. Thread-safe; one instance for each RAN function of each node.
 */
public final class KpmDialect {
    /** The parts of the service model that nodes send or receive. */
    public enum Part {
        RAN_FUNCTION_DEFINITION,
        EVENT_TRIGGER,
        ACTION_DEFINITION,
        INDICATION_HEADER,
        INDICATION_MESSAGE
    }

    private interface Reading<T> {
        Read<T> by(KpmCodec codec, Octets octets) throws PerException;
    }

    private final Codecs codecs;
    private final KpmVersion announced;
    private final Map<Part, PartRecord> parts = new EnumMap<>(Part.class);

    /** What is known about one part. */
    private static final class PartRecord {
        private volatile KpmVersion version;
        private final AtomicLong secondTries = new AtomicLong();
        private final AtomicLong trailing = new AtomicLong();
        private final AtomicLong unreadable = new AtomicLong();

        PartRecord(KpmVersion version) {
            this.version = version;
        }
    }

    /**
     * The codecs of all versions, shared by the dialects of all nodes. Immutable and thread-safe.
     */
    public static final class Codecs {
        private final Map<KpmVersion, KpmCodec> byVersion = new EnumMap<>(KpmVersion.class);

        public Codecs() {
            for (KpmVersion version : KpmVersion.values()) {
                byVersion.put(version, KpmCodec.of(version));
            }
        }

        /** The codec of {@code version}. */
        public KpmCodec of(KpmVersion version) {
            KpmCodec codec = byVersion.get(version);
            if (codec == null) {
                throw new IllegalArgumentException("no codec of " + version);
            }
            return codec;
        }
    }

    /** @param announced the version to begin with, as {@link KpmVersion#ofRanFunction} gave it */
    public KpmDialect(Codecs codecs, KpmVersion announced) {
        this.codecs = codecs;
        this.announced = announced;
        for (Part part : Part.values()) {
            parts.put(part, new PartRecord(announced));
        }
    }

    /**
     * The dialect of a RAN function as a node announces it in its E2 setup or service update.
     *
     * @param oid RAN function OID of E2AP, or {@code null} when absent
     * @param revision RAN function revision
     * @param definition RAN function definition
     * @return {@code null} when the function is not KPM
     */
    public static @Nullable KpmDialect ofRanFunction(
            Codecs codecs, @Nullable String oid, int revision, Octets definition) {
        KpmVersion first = KpmVersion.ofRanFunction(oid, revision, null);
        var probe = new KpmDialect(codecs, first == null ? KpmVersion.V3_00 : first);
        KpmRanFunctionDefinition read;
        try {
            read = probe.decodeRanFunctionDefinition(definition);
        } catch (PerException _) {
            // Not readable in any version: KPM only if the OID says so, and then the first report will fail loudly.
            return first == null ? null : probe;
        }
        KpmVersion named = KpmVersion.ofRanFunction(oid == null ? read.e2smOid() : oid, revision, read.shortName());
        if (named == null) {
            return null;
        }
        KpmVersion layout = probe.version(Part.RAN_FUNCTION_DEFINITION);
        // Only v1 lays the definition out in another way; that is a stronger sign than any OID.
        boolean contradicted = (layout == KpmVersion.V1_00) != (named == KpmVersion.V1_00);
        var dialect = new KpmDialect(codecs, contradicted ? layout : named);
        if (contradicted) {
            dialect.of(Part.RAN_FUNCTION_DEFINITION).secondTries.incrementAndGet();
        }
        return dialect;
    }

    private PartRecord of(Part part) {
        PartRecord known = parts.get(part);
        if (known == null) {
            throw new IllegalArgumentException("no part " + part);
        }
        return known;
    }

    /** The version that the node announced. */
    public KpmVersion announced() {
        return announced;
    }

    /** The version in which {@code part} was last read; the announced one before that. Write to the node in it. */
    public KpmVersion version(Part part) {
        return of(part).version;
    }

    /** How often {@code part} was not readable in the version at hand, and readable in another one. */
    public long secondTries(Part part) {
        return of(part).secondTries.get();
    }

    /** How often octets were left over behind {@code part}, in all versions. */
    public long trailing(Part part) {
        return of(part).trailing.get();
    }

    /** How often {@code part} was not readable in any version. */
    public long unreadable(Part part) {
        return of(part).unreadable.get();
    }

    /** Reads a RAN function definition. */
    public KpmRanFunctionDefinition decodeRanFunctionDefinition(Octets octets) throws PerException {
        return read(of(Part.RAN_FUNCTION_DEFINITION), octets, KpmCodec::readRanFunctionDefinition);
    }

    /** Reads an event trigger definition. */
    public KpmEventTrigger decodeEventTrigger(Octets octets) throws PerException {
        return read(of(Part.EVENT_TRIGGER), octets, KpmCodec::readEventTrigger);
    }

    /** Reads an action definition. */
    public KpmActionDefinition decodeActionDefinition(Octets octets) throws PerException {
        return read(of(Part.ACTION_DEFINITION), octets, KpmCodec::readActionDefinition);
    }

    /** Reads an indication header. */
    public KpmIndicationHeader decodeIndicationHeader(Octets octets) throws PerException {
        return read(of(Part.INDICATION_HEADER), octets, KpmCodec::readIndicationHeader);
    }

    /** Reads an indication message. */
    public KpmReport decodeIndicationMessage(Octets octets) throws PerException {
        return read(of(Part.INDICATION_MESSAGE), octets, KpmCodec::readIndicationMessage);
    }

    /** The error, when there is one, is that of the version at hand. */
    private <T> T read(PartRecord part, Octets octets, Reading<T> reading) throws PerException {
        KpmVersion first = part.version;
        Read<T> withRest = null;
        PerException problem = null;
        try {
            Read<T> read = reading.by(codecs.of(first), octets);
            if (read.trailingOctets() == 0) {
                return read.message();
            }
            withRest = read;
        } catch (PerException e) {
            problem = e;
        }
        for (KpmVersion other : others(first)) {
            try {
                Read<T> read = reading.by(codecs.of(other), octets);
                if (read.trailingOctets() == 0) {
                    part.secondTries.incrementAndGet();
                    part.version = other;
                    return read.message();
                }
            } catch (PerException _) {
                // The error that counts is the one of the version at hand.
            }
        }
        if (withRest != null) {
            part.trailing.incrementAndGet();
            return withRest.message();
        }
        part.unreadable.incrementAndGet();
        throw problem != null ? problem : new PerException("not readable in any version", 0);
    }

    /** Those in use first; drafts, which accept much, last. */
    private static List<KpmVersion> others(KpmVersion first) {
        var others = new ArrayList<>(List.of(
                KpmVersion.V3_00,
                KpmVersion.V2_03,
                KpmVersion.V4_00,
                KpmVersion.V1_00,
                KpmVersion.V2_01,
                KpmVersion.V2_00));
        others.remove(first);
        return others;
    }
}
