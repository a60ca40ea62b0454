package io.rantwin.planner.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The form of the log: a record a line, {@code {"body":{"actor":..,"at":..,"data":{..},"kind":..,"sequence":..},
 * "hash":"..","seal":".."}}, in canonical JSON, so that every octet of a line is bound by its hash.
 */
final class AuditChain {
    static final String BEGIN = "0".repeat(64);
    /** No honest record is longer; a reader needs a bound. */
    static final int LONGEST_LINE = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Gets the records one by one. */
    interface Receiver {
        void take(AuditRecord record);
    }

    private AuditChain() {}

    /** The next record after the one with the hash. */
    static AuditRecord next(
            String previous,
            long sequence,
            Instant at,
            String kind,
            String actor,
            JsonNode data,
            @Nullable AuditKey key)
            throws AuditException {
        String hash = hash(previous, CanonicalJson.text(body(sequence, at, kind, actor, data)));
        return new AuditRecord(
                sequence,
                at,
                kind,
                actor,
                data,
                hash,
                key == null ? null : key.seal(HexFormat.of().parseHex(hash)));
    }

    /** The record's line, without line end. */
    static String line(AuditRecord record) throws AuditException {
        ObjectNode line = JSON.createObjectNode();
        line.set("body", body(record.sequence(), record.at(), record.kind(), record.actor(), record.data()));
        line.put("hash", record.hash());
        if (record.seal() != null) {
            line.put("seal", record.seal());
        }
        return CanonicalJson.text(line);
    }

    private static ObjectNode body(long sequence, Instant at, String kind, String actor, JsonNode data) {
        ObjectNode body = JSON.createObjectNode();
        body.put("actor", actor).put("at", at.toString()).put("kind", kind).put("sequence", sequence);
        body.set("data", data);
        return body;
    }

    private static String hash(String previous, String body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(HexFormat.of().parseHex(previous));
            return HexFormat.of().formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Reads a log from its begin to its end or its first broken record.
     *
     * @param key checks the seals; without one they are not looked at
     * @throws AuditException when the file cannot be read
     */
    static Verification walk(Path file, @Nullable AuditKey key, Receiver receiver) throws AuditException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long sequence = 0;
            long offset = 0;
            String head = BEGIN;
            boolean sealed = false;
            var line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet != '\n') {
                    line.write(octet);
                    if (line.size() > LONGEST_LINE) {
                        return new Verification(
                                sequence,
                                head,
                                key != null,
                                new Verification.Broken(
                                        sequence + 1, offset, "its line is longer than " + LONGEST_LINE + " octets"),
                                0);
                    }
                    continue;
                }
                AuditRecord record;
                try {
                    record = read(line.toByteArray(), head, sequence + 1, key);
                    if (sequence > 0 && sealed != (record.seal() != null)) {
                        throw new AuditException(
                                sealed
                                        ? "it has no seal, those before have one"
                                        : "it has a seal, those before have none");
                    }
                } catch (AuditException broken) {
                    return new Verification(
                            sequence,
                            head,
                            key != null,
                            new Verification.Broken(sequence + 1, offset, String.valueOf(broken.getMessage())),
                            0);
                }
                receiver.take(record);
                sealed = record.seal() != null;
                sequence++;
                head = record.hash();
                offset += line.size() + 1L;
                line.reset();
            }
            return new Verification(sequence, head, key != null, null, line.size());
        } catch (NoSuchFileException missing) {
            throw new AuditException(file + ": there is no such log", missing);
        } catch (IOException failed) {
            throw new AuditException(file + ": the log cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static AuditRecord read(byte[] octets, String previous, long sequence, @Nullable AuditKey key)
            throws AuditException {
        String text;
        AuditRecord record;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            JsonNode line = JSON.readTree(text);
            JsonNode body = line.path("body");
            @Nullable JsonNode seal = line.get("seal");
            record = new AuditRecord(
                    body.path("sequence").longValue(),
                    Instant.parse(body.path("at").asText()),
                    body.path("kind").asText(),
                    body.path("actor").asText(),
                    body.path("data"),
                    line.path("hash").asText(),
                    seal == null ? null : seal.asText());
        } catch (CharacterCodingException | JsonProcessingException | DateTimeException unreadable) {
            throw new AuditException(
                    "it is not the JSON of a record: "
                            + String.valueOf(unreadable.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    unreadable);
        }
        if (!record.data().isObject() || !line(record).equals(text)) {
            throw new AuditException("it is not in the form in which records are written");
        }
        if (record.sequence() != sequence) {
            throw new AuditException("its number is " + record.sequence() + " where " + sequence + " is due");
        }
        String hash = hash(
                previous,
                CanonicalJson.text(body(record.sequence(), record.at(), record.kind(), record.actor(), record.data())));
        if (!hash.equals(record.hash())) {
            throw new AuditException("its hash is not that of its content after the record before");
        }
        if (key != null) {
            if (record.seal() == null) {
                throw new AuditException("it has no seal");
            }
            if (!key.matches(HexFormat.of().parseHex(hash), record.seal())) {
                throw new AuditException("its seal is not of this key");
            }
        }
        return record;
    }
}
