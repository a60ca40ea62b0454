package io.rantwin.codecs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The measurement names of the reference vectors, when the reference folder is present. */
class ReferenceNamesTest {
    private static final Pattern MEAS_NAME = Pattern.compile("\"measName\"\\s*:\\s*\"([^\"\\\\]*)\"");
    /** Group, dot, name: what the random vectors contain does not look like this with a group of the standard. */
    private static final Pattern STANDARD_LOOKING = Pattern.compile(
            "(DRB|RRU|RRC|SM|MM|TB|CARR|QF|UECNTX|PEE|RACH|MR|L1M|HO|PAG|GTP|QosFlow|VR)\\.[A-Za-z][A-Za-z0-9._-]{2,}");

    @Test
    void everyStandardLookingNameOfTheVectorsResolvesExactly() throws IOException {
        Path vectors = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(vectors).as("reference vectors (set -Drantwin.shared)").isDirectory();
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(vectors)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(line -> collect(line, names));
                }
            }
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(15);
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        assertThat(names).allSatisfy(name -> {
            MeasurementMatch match = Objects.requireNonNull(catalogue.find(name), name);
            assertThat(match.isExact() && match.isFullyUnderstood()).as(name).isTrue();
        });
    }

    private static void collect(String line, Set<String> names) {
        Matcher name = MEAS_NAME.matcher(line);
        while (name.find()) {
            if (STANDARD_LOOKING.matcher(name.group(1)).matches()) {
                names.add(name.group(1));
            }
        }
    }
}
