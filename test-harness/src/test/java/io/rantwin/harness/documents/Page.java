package io.rantwin.harness.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A document with its fenced blocks and what is noted for tests. */
record Page(Path file, List<Block> blocks) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";

    /** Of a file in Markdown. */
    static Page of(Path file) {
        try {
            return new Page(file, blocks(Files.readAllLines(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** All that a reader of this repository finds, but not the runbooks, whose blocks are the rules of alerts. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.getParent().endsWith("runbooks"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** By its path below the root of the repository. */
    static Page named(String name) {
        return of(ROOT.resolve(name));
    }

    /** Path below the root of the repository. */
    String name() {
        return ROOT.relativize(file).toString();
    }

    /** Whether any command of it is run. */
    boolean isRun() {
        return blocks.stream()
                .anyMatch(block -> block.steps().stream()
                        .anyMatch(step -> block.reason(step)
                                .filter(read -> read.unless().isEmpty())
                                .isEmpty()));
    }

    @Override
    public String toString() {
        return name();
    }

    static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int begin = ++i;
                while (i < lines.size() && !lines.get(i).startsWith(FENCE)) {
                    i++;
                }
                String language = line.substring(FENCE.length()).strip();
                blocks.add(new Block(begin + 1, language, List.copyOf(lines.subList(begin, i)), List.copyOf(notes)));
                notes.clear();
            } else {
                int at = i + 1;
                Note.of(line).ifPresentOrElse(notes::add, () -> {
                    if (!line.isBlank() && !notes.isEmpty()) {
                        throw new IllegalArgumentException("line " + at + ": a note for tests without a block");
                    }
                });
            }
        }
        return List.copyOf(blocks);
    }
}
