package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON value that this package has no type for, kept so that a message can be passed on whole. Immutable; two values
 * are equal when their texts are: the order of members counts.
 */
public final class RawJson {
    private final String text;

    private RawJson(String text) {
        this.text = text;
    }

    /**
     * @param json one JSON value within the limits of {@link CccCodec}
     * @throws CccException when {@code json} is not that
     */
    public static RawJson parse(String json) throws CccException {
        return of(JsonText.parse(json));
    }

    static RawJson of(JsonNode json) throws CccException {
        String text = JsonText.write(json);
        // A number is written in another form than it was read, which may be beyond the limits: refused now, not later.
        JsonText.parse(text);
        return new RawJson(text);
    }

    JsonNode toNode() throws CccException {
        return JsonText.parse(text);
    }

    /** The value as compact JSON in ASCII. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson raw && text.equals(raw.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
