package io.rantwin.a1.mediator;

/** The two forms of policy requests that are in the field; both mean the same. */
public enum MessageForm {
    /** Mediator since release I: the policy type id and the policy are text. */
    GO,
    /** Mediator until release H, and the written contract: the type id is a number, the policy an object. */
    PYTHON
}
