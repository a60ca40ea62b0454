package io.rantwin.xapp.rmr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Frames that librmr wrote, read from the reference folder where it is there. */
final class CapturedFrames {
    private static final Pattern TITLE = Pattern.compile("^(?:FRAME ([A-E]) -|frame_(\\w+)\\.bin \\().*");
    private static final Pattern ROW = Pattern.compile("^ {4}[0-9a-f]{4} {2}([0-9a-f]+)$");

    private CapturedFrames() {}

    private static Optional<Path> file() {
        String given = System.getProperty("rantwin.shared");
        Stream<Path> places = given == null
                ? Stream.of(Path.of("..", "..", "shared"), Path.of("..", "shared"))
                : Stream.of(Path.of(given));
        return places.map(folder -> folder.resolve("oran").resolve("rmr-frames.txt"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Frames by their name in the file; empty when the folder is not here. */
    static Map<String, byte[]> read() throws IOException {
        Map<String, StringBuilder> hex = new LinkedHashMap<>();
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return Map.of();
        }
        StringBuilder current = new StringBuilder();
        for (String line : Files.readAllLines(file.get())) {
            Matcher title = TITLE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (title.matches()) {
                current = new StringBuilder();
                hex.put(title.group(1) == null ? title.group(2) : title.group(1), current);
            } else if (row.matches()) {
                current.append(row.group(1));
            }
        }
        Map<String, byte[]> frames = new LinkedHashMap<>();
        hex.forEach((name, text) -> frames.put(name, HexFormat.of().parseHex(text)));
        return frames;
    }
}
