package io.rantwin.planner.registry;

import java.io.Serial;

/** The registry of models cannot be used; the message says what, where and why. */
public final class RegistryException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
