package io.rantwin.a1.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.regex.Pattern;

/** Regular expressions of foreign schemas, which give up instead of trying for ever. Thread-safe. */
final class BoundedPatterns implements RegularExpressionFactory {
    /** A sane pattern looks at each character of the text a few times. */
    private static final int MOST_LOOKS = 200_000;

    /** A pattern that would take too long on a text. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow(String pattern) {
            super("the pattern " + pattern + " takes too long", null, false, false);
        }
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(new Watched(text, regex, new int[1])).find();
    }

    private record Watched(CharSequence text, String pattern, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooSlow(pattern);
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), pattern, looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
