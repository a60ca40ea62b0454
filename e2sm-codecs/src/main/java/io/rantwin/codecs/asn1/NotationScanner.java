package io.rantwin.codecs.asn1;

/** Splits a schema table into words and punctuation; knows the line for errors. */
final class NotationScanner {
    private static final String PUNCTUATION = "={}():?/,[]";

    private final String source;
    private final String text;
    private int at;
    private int line = 1;
    private String token = "";

    NotationScanner(String source, String text) {
        this.source = source;
        this.text = text;
        advance();
    }

    /** The word or character in front of the cursor; empty at the end. */
    String token() {
        return token;
    }

    boolean is(String expected) {
        return token.equals(expected);
    }

    /** Takes the token if it is {@code expected}. */
    boolean takes(String expected) {
        if (is(expected)) {
            advance();
            return true;
        }
        return false;
    }

    void expect(String expected) {
        if (!takes(expected)) {
            throw error("expected '" + expected + "', found '" + token + "'");
        }
    }

    String take() {
        String taken = token;
        advance();
        return taken;
    }

    String takeWord() {
        if (token.isEmpty() || PUNCTUATION.contains(token) || token.startsWith("..")) {
            throw error("expected a name, found '" + token + "'");
        }
        return take();
    }

    long takeNumber() {
        try {
            long number = Long.parseLong(token);
            advance();
            return number;
        } catch (NumberFormatException e) {
            throw error("expected a number, found '" + token + "'");
        }
    }

    /** The tables are part of the product: a mistake in one is a bug and ends the start. */
    IllegalStateException error(String problem) {
        return new IllegalStateException(source + " line " + line + ": " + problem);
    }

    private void advance() {
        skipBlanksAndComments();
        if (at == text.length()) {
            token = "";
            return;
        }
        int start = at;
        char c = text.charAt(at);
        if (c == '.') {
            while (at < text.length() && text.charAt(at) == '.') {
                at++;
            }
        } else if (PUNCTUATION.indexOf(c) >= 0) {
            at++;
        } else {
            while (at < text.length() && isWordPart(at)) {
                at++;
            }
            if (at == start) {
                throw error("unexpected character '" + c + "'");
            }
        }
        token = text.substring(start, at);
    }

    /** A single dot belongs to a word such as {@code e2ap-v02.03}, two dots are a range. */
    private boolean isWordPart(int index) {
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c)
                || c == '-'
                || c == '_'
                || c == '.' && index + 1 < text.length() && Character.isLetterOrDigit(text.charAt(index + 1));
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                if (c == '\n') {
                    line++;
                }
                at++;
            } else {
                return;
            }
        }
    }
}
