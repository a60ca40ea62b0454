package io.rantwin.harness.ric.pms;

import io.rantwin.a1.management.RegisteredService;
import java.time.Duration;
import java.time.Instant;

/** A service and when it was heard of. */
record KeptService(RegisteredService service, Instant lastActivity) {
    boolean isExpired(Instant now) {
        long seconds = service.keepAliveIntervalSeconds();
        return seconds > 0 && Duration.between(lastActivity, now).toSeconds() > seconds;
    }

    /** As it is listed. */
    RegisteredService asOf(Instant now) {
        return new RegisteredService(
                service.serviceId(),
                service.keepAliveIntervalSeconds(),
                service.callbackUrl(),
                Duration.between(lastActivity, now).toSeconds());
    }
}
