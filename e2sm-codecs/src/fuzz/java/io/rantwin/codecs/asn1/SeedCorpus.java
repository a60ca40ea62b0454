package io.rantwin.codecs.asn1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes valid messages for {@link CodecFuzzer} to begin with: our own vectors, and the reference vectors if present. */
public final class SeedCorpus {
    private static final int LONGEST = 1_000;

    private SeedCorpus() {}

    /** @param arguments the folder to fill */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<String> types =
                TopLevelType.all().stream().map(TopLevelType::toString).toList();
        var shelf = new TestVector.Shelf();
        int count = write(folder, 0, types, shelf, TestVector.ownLines().stream());
        for (Path file : TestVector.referenceFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                count = write(folder, count, types, shelf, lines);
            }
        }
        System.out.println(count + " seeds in " + folder);
    }

    private static int write(Path folder, int before, List<String> types, TestVector.Shelf shelf, Stream<String> lines)
            throws IOException {
        int count = before;
        for (TestVector vector :
                lines.flatMap(line -> shelf.withInner(shelf.parse(line))).toList()) {
            int type = types.indexOf(vector.type().toString());
            byte[] message = vector.octets();
            if (type >= 0 && message.length < LONGEST) {
                var seed = new byte[message.length + 1];
                seed[0] = (byte) type;
                System.arraycopy(message, 0, seed, 1, message.length);
                Files.write(folder.resolve("seed-" + count++), seed);
            }
        }
        return count;
    }
}
