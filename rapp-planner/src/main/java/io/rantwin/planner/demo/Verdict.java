package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of a chapter. */
sealed interface Verdict {
    /** In a sentence. */
    String sentence();

    /** What was measured; empty where nothing was. */
    ObjectNode figures();

    /** All that the chapter promises was seen. */
    record Held(String sentence, ObjectNode figures) implements Verdict {}

    /** Something was otherwise. */
    record Broken(String sentence, ObjectNode figures) implements Verdict {}

    /** It did not come to it: the story was ended before, or an earlier chapter lacks what this one needs. */
    record Untold(String sentence, ObjectNode figures) implements Verdict {}

    /** The story is told on a recording, which cannot have this. */
    record NotOnARecording(String sentence, ObjectNode figures) implements Verdict {}

    /** Whether nothing speaks against the whole. */
    default boolean isFine() {
        return switch (this) {
            case Held _, NotOnARecording _ -> true;
            case Broken _, Untold _ -> false;
        };
    }

    /** Held or broken, by what was seen. */
    static Verdict of(boolean holds, String sentence, ObjectNode figures) {
        return holds ? new Held(sentence, figures) : new Broken(sentence, figures);
    }

    /** Name for machines. */
    default String word() {
        return switch (this) {
            case Held _ -> "HELD";
            case Broken _ -> "BROKEN";
            case Untold _ -> "UNTOLD";
            case NotOnARecording _ -> "NOT_ON_A_RECORDING";
        };
    }
}
