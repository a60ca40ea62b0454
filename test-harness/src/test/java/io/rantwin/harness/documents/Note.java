package io.rantwin.harness.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a comment of a document says to tests about the block that follows: {@code <!-- tests: ... -->}. */
sealed interface Note {
    /**
     * {@code read, WHY} or {@code read `COMMAND`, WHY}: that command of the block, or all of it, is not run. A command with a star at its end
     * stands for all that begin like it. With {@code unless `TEST`} before the reason they are run where a shell finds that true.
     */
    record Read(String command, String unless, String why) implements Note {
        /** Whether it is about that one. */
        boolean isAbout(Step step) {
            boolean isBegin = command.endsWith("*");
            return command.isEmpty()
                    || (isBegin
                            ? step.command().startsWith(command.substring(0, command.length() - 1))
                            : step.command().equals(command));
        }
    }

    /** {@code given `COMMAND`}: run before the block; {@code given PAGE.md}: all of that page is. */
    record Given(String what, boolean isPage) implements Note {}

    /** {@code file NAME}: the block is what stands in that file. */
    record FileOf(String name) implements Note {}

    /** {@code `WORD` is TEXT}: what stands for a word in the commands that follow, as a shell reads it. */
    record StandIn(String word, String text) implements Note {}

    /** {@code `COMMAND` ends with CODE}: not with 0. */
    record EndsWith(String command, int code) implements Note {}

    /** {@code stopped}, {@code stopped `COMMAND`}: all that runs, or that, is ended before the block. */
    record Stopped(String command) implements Note {}

    /** What the line says; nothing when it is no note. */
    static Optional<Note> of(String line) {
        Matcher comment = Grammar.COMMENT.matcher(line);
        return comment.matches() ? Optional.of(read(comment.group(1))) : Optional.empty();
    }

    private static Note read(String words) {
        for (Pattern form : Grammar.FORMS) {
            Matcher matcher = form.matcher(words);
            if (matcher.matches()) {
                return made(form, matcher);
            }
        }
        throw new IllegalArgumentException("no note for tests: " + words);
    }

    private static Note made(Pattern form, Matcher words) {
        if (form == Grammar.READ) {
            return new Read(
                    Objects.requireNonNullElse(words.group(1), ""),
                    Objects.requireNonNullElse(words.group(2), ""),
                    words.group(3));
        }
        if (form == Grammar.GIVEN) {
            return new Given(words.group(1), false);
        }
        if (form == Grammar.PAGE) {
            return new Given(words.group(1), true);
        }
        if (form == Grammar.FILE) {
            return new FileOf(words.group(1));
        }
        if (form == Grammar.STAND_IN) {
            return new StandIn(words.group(1), words.group(2));
        }
        return form == Grammar.ENDS
                ? new EndsWith(words.group(1), Integer.parseInt(words.group(2)))
                : new Stopped(Objects.requireNonNullElse(words.group(1), ""));
    }

    /** How notes are written. */
    final class Grammar {
        private static final Pattern COMMENT = Pattern.compile("<!-- tests: (.*) -->");
        private static final Pattern READ = Pattern.compile("read(?: `([^`]+)`)?(?: unless `([^`]+)`)?, (.+)");
        private static final Pattern GIVEN = Pattern.compile("given `(.+)`");
        private static final Pattern PAGE = Pattern.compile("given (\\S+\\.md)");
        private static final Pattern FILE = Pattern.compile("file (\\S+)");
        private static final Pattern STAND_IN = Pattern.compile("`(.+?)` is (.+)");
        private static final Pattern ENDS = Pattern.compile("`(.+)` ends with (\\d+)");
        private static final Pattern STOPPED = Pattern.compile("stopped(?: `(.+)`)?");
        private static final List<Pattern> FORMS = List.of(READ, GIVEN, PAGE, FILE, STAND_IN, ENDS, STOPPED);

        private Grammar() {}
    }
}
