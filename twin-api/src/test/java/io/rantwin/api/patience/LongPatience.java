package io.rantwin.api.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every {@code await()} wait for a minute and not for ten seconds: a machine that is busy with something else is no failure. What comes at
 * once costs no more. Registered as a service.
 */
public final class LongPatience implements BeforeAllCallback {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(MINUTE);
    }
}
