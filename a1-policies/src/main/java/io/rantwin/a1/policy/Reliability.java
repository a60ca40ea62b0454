package io.rantwin.a1.policy;

/**
 * How sure packets arrive in time (TS 22.261).
 *
 * @param packetSizeBytes size of a packet
 * @param userPlaneLatencyMillis time within which it has to arrive
 * @param successProbability share of packets that do, 0..1
 */
public record Reliability(double packetSizeBytes, double userPlaneLatencyMillis, double successProbability) {}
