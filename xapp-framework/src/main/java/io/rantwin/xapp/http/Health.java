package io.rantwin.xapp.http;

import java.util.List;

/**
 * Answer of a probe.
 *
 * @param missing what is not as it should be, a sentence each; empty when all is well
 */
public record Health(List<String> missing) {
    /** All is well. */
    public static final Health GOOD = new Health(List.of());

    public Health {
        missing = List.copyOf(missing);
    }

    /** Something is missing. */
    public static Health missing(String... sentences) {
        return new Health(List.of(sentences));
    }

    public boolean good() {
        return missing.isEmpty();
    }
}
