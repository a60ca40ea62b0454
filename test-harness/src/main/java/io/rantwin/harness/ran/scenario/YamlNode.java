package io.rantwin.harness.ran.scenario;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows where it stands. */
sealed interface YamlNode {
    /** Line in the file, from 1. */
    int line();

    /** JSON pointer from the root of the file. */
    String pointer();

    /** What it is, for a sentence. */
    String description();

    /** A mapping; the members keep the order of the file. */
    record Mapping(int line, String pointer, Map<String, YamlNode> members) implements YamlNode {
        @Override
        public String description() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(int line, String pointer, List<YamlNode> items) implements YamlNode {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** Text, a number, true or false, as it is written. */
    record Scalar(int line, String pointer, String text) implements YamlNode {
        @Override
        public String description() {
            return '"' + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + '"';
        }
    }

    /** Nothing behind the colon. */
    record Empty(int line, String pointer) implements YamlNode {
        @Override
        public String description() {
            return "nothing";
        }
    }
}
