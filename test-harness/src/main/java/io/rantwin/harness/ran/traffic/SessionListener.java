package io.rantwin.harness.ran.traffic;

/** Hears of sessions. Usually it starts and stops the UE's traffic and connection. */
public interface SessionListener {
    void started(int ue, long atMicros);

    void ended(int ue, long atMicros);
}
