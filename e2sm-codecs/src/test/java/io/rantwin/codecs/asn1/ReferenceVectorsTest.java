package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Octets of independent codecs and of real nodes against ours, both ways; and our own vectors, which are always there. */
class ReferenceVectorsTest {
    private final TestVector.Shelf shelf = new TestVector.Shelf();

    @TestFactory
    Collection<DynamicTest> everyReferenceFile() {
        List<Path> files = TestVector.referenceFiles();
        if (files.isEmpty()) {
            // A test of its own, so that it is counted as skipped.
            return List.of(DynamicTest.dynamicTest(
                    "no reference vectors",
                    () -> assumeThat(files)
                            .as(
                                    "no reference vectors in %s; name the reference folder with -Drantwin.shared=...",
                                    TestVector.referenceFolder())
                            .isNotEmpty()));
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                .toList();
    }

    private void check(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(problems(lines)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ownVectors() {
        List<String> lines = TestVector.ownLines();
        assertThat(lines).isNotEmpty();
        assertThat(problems(lines.stream())).isEmpty();
    }

    @Test
    void ownVectorsCoverEverySchema() {
        assertThat(TestVector.ownLines().stream()
                        .map(line -> shelf.parse(line).type().version()))
                .containsAll(Arrays.asList(SchemaVersion.values()));
    }

    private List<String> problems(Stream<String> lines) {
        return lines.flatMap(line -> shelf.withInner(shelf.parse(line)))
                .flatMap(vector -> {
                    String problem = vector.problem();
                    return problem == null ? Stream.empty() : Stream.of(vector.id() + ": " + problem);
                })
                .limit(10)
                .toList();
    }
}
