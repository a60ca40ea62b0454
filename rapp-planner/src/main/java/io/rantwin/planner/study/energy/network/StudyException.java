package io.rantwin.planner.study.energy.network;

/** The study cannot go on, in a sentence. */
public final class StudyException extends Exception {
    private static final long serialVersionUID = 1L;

    StudyException(String sentence) {
        super(sentence);
    }

    StudyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
