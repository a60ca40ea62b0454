package io.rantwin.harness.ric.fault;

import java.util.Locale;

/** What may be done to something that passes a {@link Place}. */
public enum Harm {
    /** It does not arrive. Of REST: the request is served, but its answer is held back for a minute. */
    DROP,
    /** It arrives twice. */
    DUPLICATE,
    /** It arrives later, and those behind it may overtake it. */
    DELAY,
    /** It arrives after the one behind it, or after a second when none comes. */
    REORDER,
    /** One to four of its bits are wrong. */
    CORRUPT,
    /** Of REST only: answered 503, not served. */
    REFUSE,
    /** Of REST only: served, but the answer's body makes no sense. */
    NONSENSE;

    /** Name in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
