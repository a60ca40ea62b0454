package io.rantwin.codecs.e2ap;

/** Shortest time before a refused procedure may be tried again (E2AP 9.2.5). */
public enum TimeToWait {
    V1S(1),
    V2S(2),
    V5S(5),
    V10S(10),
    V20S(20),
    V60S(60);

    private final int seconds;

    TimeToWait(int seconds) {
        this.seconds = seconds;
    }

    public int seconds() {
        return seconds;
    }

    /** Name of the ENUMERATED item. */
    public String asnName() {
        return "v" + seconds + "s";
    }
}
