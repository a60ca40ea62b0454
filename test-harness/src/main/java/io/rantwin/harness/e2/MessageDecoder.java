package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2.DecodedMessage.Inner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes octets for people. Where the version is not given, all candidates are tried: a message that re-encodes to the
 * same octets without unknown elements is preferred, and the result says that it was guessed. Remembers the version of
 * the last unambiguous E2 setup. Not thread-safe.
 */
final class MessageDecoder {
    private static final String PDU = "E2AP-PDU";
    private static final List<SchemaVersion> E2AP =
            List.of(SchemaVersion.E2AP_V02_03, SchemaVersion.E2AP_V03_01, SchemaVersion.E2AP_V01_01);
    private static final List<SchemaVersion> SERVICE_MODELS = List.of(
            SchemaVersion.KPM_V03_00,
            SchemaVersion.KPM_V02_03,
            SchemaVersion.KPM_V04_00,
            SchemaVersion.RC_V01_03,
            SchemaVersion.KPM_V02_01,
            SchemaVersion.KPM_V01_00);

    private final SchemaShelf schemas;
    private final @Nullable SchemaVersion e2apVersion;
    private final @Nullable SchemaVersion serviceModel;
    private List<SchemaVersion> preferredE2ap = E2AP;

    /**
     * @param e2apVersion version of E2AP, or {@code null} to find out
     * @param serviceModel schema of the payloads, or {@code null} to find out
     */
    MessageDecoder(SchemaShelf schemas, @Nullable SchemaVersion e2apVersion, @Nullable SchemaVersion serviceModel) {
        this.schemas = schemas;
        this.e2apVersion = e2apVersion;
        this.serviceModel = serviceModel;
    }

    /** Decodes a value of a given type. */
    DecodedMessage decode(SchemaVersion version, String typeName, byte[] octets) throws PerException {
        Attempt attempt = attempt(version, typeName, octets);
        return message(attempt, false, List.of());
    }

    /** Decodes an E2AP message and its payloads. */
    DecodedMessage decodePdu(byte[] octets) throws PerException {
        if (e2apVersion != null) {
            Attempt attempt = attempt(e2apVersion, PDU, octets);
            return message(attempt, false, payloads(attempt.value()));
        }
        Attempt best = null;
        boolean unambiguous = true;
        PerException first = null;
        for (SchemaVersion version : preferredE2ap) {
            try {
                Attempt attempt = attempt(version, PDU, octets);
                unambiguous &= best == null || attempt.cost() != best.cost();
                best = best == null || attempt.cost() < best.cost() ? attempt : best;
            } catch (PerException e) {
                first = first == null ? e : first;
            }
        }
        if (best == null) {
            throw first != null ? first : new PerException("no version of E2AP fits", 0);
        }
        if (unambiguous && best.cost() == 0) {
            remember(best.version());
        }
        return message(best, true, payloads(best.value()));
    }

    private void remember(SchemaVersion version) {
        List<SchemaVersion> order = new ArrayList<>(E2AP);
        order.remove(version);
        order.addFirst(version);
        preferredE2ap = order;
    }

    /** One way to read the octets; the cheaper the more likely. */
    private record Attempt(
            SchemaVersion version, String typeName, AsnType type, Value value, int cost, List<String> remarks) {}

    private Attempt attempt(SchemaVersion version, String typeName, byte[] octets) throws PerException {
        Schema schema = schemas.schema(version);
        AsnType type = schema.type(typeName);
        Schema.Decoded decoded = schema.decode(typeName, octets);
        List<String> remarks = new ArrayList<>(ElementCheck.of(type, decoded.value()));
        int cost = 10 * remarks.size();
        if (decoded.trailingOctets() > 0) {
            remarks.add(decoded.trailingOctets() + " octets behind the message");
            cost += 5;
        }
        if (decoded.slackOctets() > 0) {
            remarks.add(decoded.slackOctets() + " octets left over inside open types");
            cost += 5;
        }
        if (cost == 0 && !Arrays.equals(octets, schema.reencode(typeName, decoded.value()))) {
            remarks.add("not the canonical encoding");
            cost += 1;
        }
        return new Attempt(version, typeName, type, decoded.value(), cost, remarks);
    }

    private static DecodedMessage message(Attempt attempt, boolean guessed, List<Inner> inner) {
        return new DecodedMessage(
                attempt.version().label(),
                attempt.typeName(),
                attempt.type(),
                attempt.value(),
                guessed,
                attempt.remarks(),
                inner);
    }

    /** Payloads of one message mostly belong to one service model: the one that reads most of them exactly comes first. */
    private List<Inner> payloads(Value pdu) {
        List<Payload> payloads = Payload.of(pdu);
        List<SchemaVersion> candidates = new ArrayList<>(serviceModel == null ? SERVICE_MODELS : List.of(serviceModel));
        List<Map<SchemaVersion, Attempt>> attempts = new ArrayList<>();
        Map<SchemaVersion, Integer> exact = new EnumMap<>(SchemaVersion.class);
        Map<Payload.Role, Integer> ofRole = new EnumMap<>(Payload.Role.class);
        for (Payload payload : payloads) {
            Map<SchemaVersion, Attempt> ofPayload = new EnumMap<>(SchemaVersion.class);
            for (SchemaVersion candidate : candidates) {
                Attempt attempt = attempt(payload, candidate);
                if (attempt != null) {
                    ofPayload.put(candidate, attempt);
                    exact.merge(candidate, attempt.cost() == 0 ? 1 : 0, Integer::sum);
                }
            }
            attempts.add(ofPayload);
            ofRole.merge(payload.role(), 1, Integer::sum);
        }
        candidates.sort((a, b) -> Integer.compare(exact.getOrDefault(b, 0), exact.getOrDefault(a, 0)));
        Map<Payload.Role, Integer> seen = new EnumMap<>(Payload.Role.class);
        List<Inner> inner = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            Payload payload = payloads.get(i);
            int index = seen.merge(payload.role(), 1, Integer::sum) - 1;
            String field =
                    payload.role().field() + (ofRole.getOrDefault(payload.role(), 0) > 1 ? "[" + index + "]" : "");
            inner.add(new Inner(field, payload.octets().toHex(), best(attempts.get(i), candidates)));
        }
        return inner;
    }

    private @Nullable DecodedMessage best(Map<SchemaVersion, Attempt> attempts, List<SchemaVersion> candidates) {
        Attempt best = null;
        for (SchemaVersion candidate : candidates) {
            Attempt attempt = attempts.get(candidate);
            if (attempt != null && (best == null || attempt.cost() < best.cost())) {
                best = attempt;
            }
        }
        // A guess has to fit: trailing octets or unknown elements mean that it is something else.
        if (best == null || serviceModel == null && best.cost() > 1) {
            return null;
        }
        return message(best, serviceModel == null, List.of());
    }

    private @Nullable Attempt attempt(Payload payload, SchemaVersion version) {
        String typeName = payload.role().typeIn(version.label());
        if (typeName == null) {
            return null;
        }
        try {
            return attempt(version, typeName, payload.octets().toArray());
        } catch (PerException e) {
            return null;
        }
    }
}
