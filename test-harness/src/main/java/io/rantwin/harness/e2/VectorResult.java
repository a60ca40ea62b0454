package io.rantwin.harness.e2;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of one test vector.
 *
 * @param id name of the vector, or its line when it has none
 * @param failure what is wrong, or {@code null} when it passed
 */
record VectorResult(String id, @Nullable String failure) {
    boolean passed() {
        return failure == null;
    }
}
