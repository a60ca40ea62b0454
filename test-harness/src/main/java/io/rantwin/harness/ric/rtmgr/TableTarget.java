package io.rantwin.harness.ric.rtmgr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.xapp.rmr.RmrAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one receiver of tables has, what it is still to get, and when. One message at a time is on its way; what happens
 * meanwhile goes into the next one. A message that is not acknowledged is sent again three times, a second apart, and once more
 * ten seconds later; then the receiver waits for the next change. Not thread-safe.
 */
final class TableTarget {
    private static final int QUICK_RETRIES = 3;
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Duration LOST = Duration.ofSeconds(5);

    private final RmrAddress address;
    private final boolean isPlatform;
    private final Set<Integer> subscriptionsDue = new LinkedHashSet<>();
    private boolean fullDue = true;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private boolean inFlight;
    private Instant sentAt = Instant.MIN;
    private long flight;
    private long versionInFlight;
    private long versionAcknowledged;
    private long acknowledged;
    private long refused;
    private long unanswered;
    private long givenUp;
    private String lastAnswer = "";

    /** @param isPlatform whether it is a part of the platform, which subscriptions wait for */
    TableTarget(RmrAddress address, boolean isPlatform) {
        this.address = address;
        this.isPlatform = isPlatform;
    }

    RmrAddress address() {
        return address;
    }

    boolean isPlatform() {
        return isPlatform;
    }

    /** It is to get a full table, soon. */
    void wantFull() {
        fullDue = true;
        subscriptionsDue.clear();
        failures = 0;
        notBefore = Instant.MIN;
    }

    /** It is to get the routes of a subscription, soon. */
    void want(int instanceId) {
        if (!fullDue) {
            subscriptionsDue.add(instanceId);
        }
        failures = 0;
        notBefore = Instant.MIN;
    }

    boolean isReady(Instant now) {
        return !inFlight && (fullDue || !subscriptionsDue.isEmpty()) && !now.isBefore(notBefore);
    }

    boolean isFullDue() {
        return fullDue;
    }

    /** A message goes out, with all that is due. Gives the ids of subscriptions in it, none for a full table. */
    List<Integer> depart(Instant now, long version) {
        List<Integer> ids = new ArrayList<>(subscriptionsDue);
        fullDue = false;
        subscriptionsDue.clear();
        inFlight = true;
        sentAt = now;
        versionInFlight = version;
        flight++;
        return ids;
    }

    /** Number of the message that is on its way. */
    long flight() {
        return flight;
    }

    /** The number of the newest change that the receiver has acknowledged. */
    long versionAcknowledged() {
        return versionAcknowledged;
    }

    void acknowledge(long number, String answer) {
        acknowledged++;
        lastAnswer = answer;
        if (inFlight && number == flight) {
            inFlight = false;
            failures = 0;
            versionAcknowledged = versionInFlight;
        }
    }

    /** It did not take the message. False when it is given up. */
    boolean fail(long number, Instant now, boolean isRefusal, String answer) {
        if (isRefusal) {
            refused++;
        } else {
            unanswered++;
        }
        lastAnswer = answer;
        return !inFlight || number != flight || failOne(now);
    }

    /** Whether a message is on its way for so long that it must be lost. */
    boolean isLost(Instant now) {
        return inFlight && now.isAfter(sentAt.plus(LOST));
    }

    private boolean failOne(Instant now) {
        inFlight = false;
        failures++;
        // An update that was not taken may have met a receiver without table, so nothing less than the full one will
        // do.
        fullDue = true;
        subscriptionsDue.clear();
        if (failures <= QUICK_RETRIES) {
            notBefore = now.plus(QUICK);
        } else if (failures == QUICK_RETRIES + 1) {
            notBefore = now.plus(SLOW);
        } else {
            givenUp++;
            fullDue = false;
            failures = 0;
            return false;
        }
        return true;
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("address", address.toString())
                .put("platform", isPlatform)
                .put("acknowledged", acknowledged)
                .put("refused", refused)
                .put("unanswered", unanswered)
                .put("givenUp", givenUp)
                .put("waiting", inFlight || fullDue || !subscriptionsDue.isEmpty())
                .put("lastAnswer", lastAnswer);
    }
}
