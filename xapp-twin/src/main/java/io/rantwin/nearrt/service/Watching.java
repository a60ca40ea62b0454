package io.rantwin.nearrt.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what was watched. */
final class Watching {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    private Watching() {}

    static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            LOG.warn("A watch could not be ended: {}", e.toString());
        }
    }
}
