package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.kpm.KpmVersion;
import java.time.Duration;

/**
 * How a simulated node behaves.
 *
 * @param identity which gNB it is
 * @param e2apVersion what it speaks
 * @param kpmVersion what it speaks; v01.00 is not among the possibilities
 * @param kpmFunctionId its number for E2SM-KPM, 0..4095
 * @param rcFunctionId its number for E2SM-RC, 0..4095, another one
 * @param shortestPeriodMillis subscriptions with a shorter reporting period are refused
 * @param forcedPeriodMillis reports come with this period whatever a subscription says; 0 keeps to the subscription
 * @param setupTimeout how long it waits for the answer to its E2 setup
 * @param firstRetry wait before the first reconnection; doubled from one to the next
 * @param lastRetry longest wait before a reconnection
 */
public record NodeOptions(
        NodeIdentity identity,
        E2apVersion e2apVersion,
        KpmVersion kpmVersion,
        int kpmFunctionId,
        int rcFunctionId,
        long shortestPeriodMillis,
        long forcedPeriodMillis,
        Duration setupTimeout,
        Duration firstRetry,
        Duration lastRetry) {
    public NodeOptions {
        if (kpmVersion == KpmVersion.V1_00) {
            throw new IllegalArgumentException("simulated nodes speak E2SM-KPM from v02 on, not v01.00");
        }
        if (kpmFunctionId == rcFunctionId) {
            throw new IllegalArgumentException("KPM and RC cannot both be RAN function " + kpmFunctionId);
        }
    }

    /** E2AP v02.03, E2SM-KPM v03.00 as function 2, E2SM-RC as function 3, periods from 10 ms, retries of 0.5 to 10 s. */
    public static NodeOptions of(NodeIdentity identity) {
        return new NodeOptions(
                identity,
                E2apVersion.V02_03,
                KpmVersion.V3_00,
                2,
                3,
                10,
                0,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(10));
    }

    /** The same with other versions. */
    public NodeOptions withVersions(E2apVersion e2ap, KpmVersion kpm) {
        return new NodeOptions(
                identity,
                e2ap,
                kpm,
                kpmFunctionId,
                rcFunctionId,
                shortestPeriodMillis,
                forcedPeriodMillis,
                setupTimeout,
                firstRetry,
                lastRetry);
    }

    /** The same with a period that is used whatever a subscription says. */
    public NodeOptions withForcedPeriodMillis(long millis) {
        return new NodeOptions(
                identity,
                e2apVersion,
                kpmVersion,
                kpmFunctionId,
                rcFunctionId,
                shortestPeriodMillis,
                millis,
                setupTimeout,
                firstRetry,
                lastRetry);
    }
}
