package io.rantwin.harness.link;

import java.io.IOException;

/** A peer broke the rules of the transport; its association cannot go on. */
final class LinkException extends IOException {
    private static final long serialVersionUID = 1L;

    LinkException(String problem) {
        super(problem);
    }
}
