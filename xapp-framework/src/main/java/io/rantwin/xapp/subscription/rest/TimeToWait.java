package io.rantwin.xapp.subscription.rest;

/** How long the E2 node waits before its subsequent action (E2AP RICtimeToWait). */
public enum TimeToWait {
    ZERO("zero"),
    MILLIS_1("w1ms"),
    MILLIS_2("w2ms"),
    MILLIS_5("w5ms"),
    MILLIS_10("w10ms"),
    MILLIS_20("w20ms"),
    MILLIS_30("w30ms"),
    MILLIS_40("w40ms"),
    MILLIS_50("w50ms"),
    MILLIS_100("w100ms"),
    MILLIS_200("w200ms"),
    MILLIS_500("w500ms"),
    SECONDS_1("w1s"),
    SECONDS_2("w2s"),
    SECONDS_5("w5s"),
    SECONDS_10("w10s"),
    SECONDS_20("w20s"),
    SECONDS_60("w60s");

    private final String wireName;

    TimeToWait(String wireName) {
        this.wireName = wireName;
    }

    /** The word in the REST body. */
    public String wireName() {
        return wireName;
    }
}
