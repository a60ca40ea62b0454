package io.rantwin.xapp.http;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

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

    /** What all of them miss. */
    public static Health of(Collection<? extends Supplier<Health>> checks) {
        return new Health(
                checks.stream().flatMap(check -> check.get().missing().stream()).toList());
    }

    public boolean good() {
        return missing.isEmpty();
    }
}
