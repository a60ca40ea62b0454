package io.rantwin.a1.management;

import org.jspecify.annotations.Nullable;

/**
 * An owner of policies.
 *
 * @param serviceId its name
 * @param keepAliveIntervalSeconds it has to be heard of within this time, or it is dropped with its policies; 0 for never
 * @param callbackUrl where {@link RicEvent} is sent; empty for nowhere
 * @param secondsSinceLastActivity when it was heard of, in answers; {@code null} in requests
 */
public record RegisteredService(
        String serviceId,
        long keepAliveIntervalSeconds,
        String callbackUrl,
        @Nullable Long secondsSinceLastActivity) {}
