package io.rantwin.planner.federated;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Sites and coordinator do not understand or reach each other; the message says what and why. */
public final class FederatedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    FederatedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
