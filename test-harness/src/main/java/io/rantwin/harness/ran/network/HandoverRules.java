package io.rantwin.harness.ran.network;

/**
 * When connected users change the cell: event A3 (TS 38.331 clause 5.5.4.4) with the neighbour's individual offset, and when a
 * radio link counts as lost (TS 38.331 clause 5.3.10, Qout of TS 38.133 clause 8.1).
 *
 * @param offsetDb a3-Offset
 * @param hysteresisDb hysteresis
 * @param timeToTriggerMillis how long the condition holds before the user reports
 * @param measurementNoiseDb standard deviation of one layer-3 measurement
 * @param interruptionMillis without data while changing the cell
 * @param outOfSyncSinrDb below this SINR a link is out of synchronisation, and a command or random access fails
 * @param radioLinkTimerMillis T310: how long it may be so
 * @param inactivitySeconds without data until the connection is released
 * @param pingPongSeconds a return within this time counts as ping-pong
 */
public record HandoverRules(
        double offsetDb,
        double hysteresisDb,
        int timeToTriggerMillis,
        double measurementNoiseDb,
        int interruptionMillis,
        double outOfSyncSinrDb,
        int radioLinkTimerMillis,
        double inactivitySeconds,
        double pingPongSeconds) {
    /** Figures that networks use. */
    public static final HandoverRules USUAL = new HandoverRules(2, 1, 240, 1, 50, -8, 1000, 10, 1);
}
