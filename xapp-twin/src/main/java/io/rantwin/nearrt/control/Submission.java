package io.rantwin.nearrt.control;

/** Whether a control was taken on. */
public sealed interface Submission {
    /** It is on its way, over the interface named. */
    record Accepted(String port) implements Submission {}

    /** It was not sent. */
    record Refused(Cause cause, String reason) implements Submission {}

    /** Why a control is not sent. */
    enum Cause {
        /** The kill switch. */
        DISABLED,
        /** No interface offers it. */
        NOT_OFFERED,
        /** Too many, too soon, or the target is under way or not trusted just now. */
        NOT_NOW
    }
}
