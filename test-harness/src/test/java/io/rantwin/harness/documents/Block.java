package io.rantwin.harness.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fenced block of a document.
 *
 * @param line of its first line, from 1
 * @param language that it names; empty for commands
 * @param notes in front of it
 */
record Block(int line, String language, List<String> lines, List<Note> notes) {
    private static final Pattern PROGRAM = Pattern.compile(
            "((\\./)?rantwin|curl|helm|kubectl|mvn|npm|openssl|java|javac|skopeo|grype|trivy|packaging/audit|certificate)( .*)?");
    private static final Pattern SHELL = Pattern.compile("(\\.|export|cd|cat|for) .*|[A-Za-z_]+=.*|[a-z]+\\(\\) \\{.*");

    /** Whether it is for a shell. */
    boolean isCommands() {
        return language.isEmpty();
    }

    /** What somebody would type. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; isCommands() && i < lines.size(); i++) {
            String first = lines.get(i);
            int begin = i;
            if (isCommand(first)) {
                StringBuilder text = new StringBuilder(first);
                while (isUnfinished(text) && i + 1 < lines.size()) {
                    i++;
                    text.append('\n').append(lines.get(i));
                }
                steps.add(new Step(line + begin, text.toString(), new ArrayList<>()));
            } else if (!first.isBlank()) {
                if (steps.isEmpty()) {
                    throw new IllegalArgumentException("neither a command nor the output of one: " + first);
                }
                steps.getLast().shown().add(first);
            }
        }
        return List.copyOf(steps);
    }

    /** Why a command is not run; nothing when it is. */
    Optional<Note.Read> reason(Step step) {
        return notes.stream()
                .filter(Note.Read.class::isInstance)
                .map(Note.Read.class::cast)
                .filter(read -> read.isAbout(step))
                .findFirst();
    }

    /** With which exit code it ends. */
    int code(Step step) {
        return notes.stream()
                .filter(Note.EndsWith.class::isInstance)
                .map(Note.EndsWith.class::cast)
                .filter(end -> end.command().equals(step.command()))
                .mapToInt(Note.EndsWith::code)
                .findFirst()
                .orElse(0);
    }

    static boolean isCommand(String line) {
        return PROGRAM.matcher(line).matches() || SHELL.matcher(line).matches();
    }

    /** A quote, a loop or a function is open, or the line goes on. */
    private static boolean isUnfinished(CharSequence text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isComment = quote == 0 && c == '#' && i > 0 && Character.isWhitespace(text.charAt(i - 1));
            if (isComment) {
                int end = text.toString().indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
        }
        String all = text.toString();
        boolean isLoop = all.startsWith("for ") && !all.matches("(?s).*[\\s;]done(\\s.*)?");
        boolean isFunction = all.matches("(?s)[a-z]+\\(\\) \\{.*") && !all.endsWith("\n}");
        return quote != 0 || isLoop || isFunction || all.endsWith("\\");
    }
}
