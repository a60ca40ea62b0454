package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.GlobalRicId;
import io.rantwin.codecs.identity.Plmn;
import java.time.Duration;

/**
 * Settings of the E2 termination.
 *
 * @param globalRicId what it calls itself in answers to E2 setups
 * @param e2tAddress RMR address that the E2 manager gives for it, {@code host:port}
 * @param setupTimeout an association without E2 setup is closed after that
 * @param resetTimeout a node that does not answer a reset is disconnected after that
 */
public record TerminationOptions(
        GlobalRicId globalRicId, String e2tAddress, Duration setupTimeout, Duration resetTimeout) {
    /** RIC 0xAACCE of PLMN 131-014, as the platform calls itself when nobody tells it otherwise; 30 s and 10 s. */
    public static TerminationOptions of(String e2tAddress) {
        return new TerminationOptions(
                new GlobalRicId(Plmn.of("131", "014"), 0xAACCE),
                e2tAddress,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }
}
