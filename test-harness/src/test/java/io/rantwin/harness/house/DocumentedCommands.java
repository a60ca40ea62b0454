package io.rantwin.harness.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands of this product that stand in fenced and indented blocks of a document, as a shell would read them. */
final class DocumentedCommands {
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private DocumentedCommands() {}

    /**
     * A command as somebody would type it.
     *
     * @param words without the launcher's name
     */
    record Command(String document, int line, List<String> words) {
        @Override
        public String toString() {
            return document + ":" + line + ": rantwin " + String.join(" ", words);
        }
    }

    /** Those of one document. */
    static List<Command> of(Path root, Path document) throws IOException {
        List<Command> found = new ArrayList<>();
        String name = root.relativize(document).toString();
        boolean isCode = false;
        StringBuilder begun = new StringBuilder();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                isCode = !isCode;
            } else if (!isCode && !line.startsWith(INDENT)) {
                begun.setLength(0);
            } else if (line.endsWith("\\")) {
                begun.append(line, 0, line.length() - 1).append(' ');
            } else {
                for (List<String> words : commands(begun + line)) {
                    if (words.getFirst().matches("(\\./)?rantwin")) {
                        found.add(new Command(name, i + 1, words.subList(1, words.size())));
                    }
                }
                begun.setLength(0);
            }
        }
        return found;
    }

    /** The words of each command of a line; comments and what goes to and comes from files is left out. */
    static List<List<String>> commands(String line) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean isWord = false;
        boolean isFile = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ';';
            boolean isQuoted = quote != 0 && i < line.length();
            if (isQuoted) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                isWord = true;
            } else if (Character.isWhitespace(c) || ";|&<>".indexOf(c) >= 0) {
                if (isWord && !isFile && !word.toString().equals("...")) {
                    words.add(word.toString());
                }
                isFile = isWord ? false : isFile;
                word.setLength(0);
                isWord = false;
                if (";|&".indexOf(c) >= 0) {
                    commands.add(List.copyOf(words));
                    words.clear();
                } else if (c == '<' || c == '>') {
                    isFile = true;
                }
            } else if (c == '#' && !isWord) {
                commands.add(List.copyOf(words));
                words.clear();
                break;
            } else {
                word.append(c);
                isWord = true;
            }
        }
        commands.removeIf(List::isEmpty);
        return commands;
    }
}
