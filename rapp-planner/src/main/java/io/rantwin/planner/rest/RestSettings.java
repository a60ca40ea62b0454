package io.rantwin.planner.rest;

import java.time.Duration;

/**
 * How the server is set.
 *
 * @param host where it listens
 * @param port 0 for any that is free
 * @param mostOctets of a body
 * @param keepAnswers how long answers are kept by their Idempotency-Key
 * @param mostAnswers most of them
 */
public record RestSettings(String host, int port, int mostOctets, Duration keepAnswers, int mostAnswers) {
    /** Only this machine, any port, bodies to 1 MiB, answers for a day. */
    public static final RestSettings USUAL = new RestSettings("127.0.0.1", 0, 1 << 20, Duration.ofHours(24), 10_000);

    /** The same at another place. */
    public RestSettings at(String newHost, int newPort) {
        return new RestSettings(newHost, newPort, mostOctets, keepAnswers, mostAnswers);
    }
}
