package io.rantwin.nearrt.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.rantwin.nearrt.configuration.TwinConfiguration.AlarmLimits;
import io.rantwin.xapp.alarm.AlarmSender;
import io.rantwin.xapp.alarm.Alarms;
import io.rantwin.xapp.http.Health;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TwinAlarmsTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong indications = new AtomicLong();
    private final AtomicBoolean connected = new AtomicBoolean();
    private final AtomicLong nanoTime = new AtomicLong(-5 * SECOND);
    private final TwinAlarms alarms = new TwinAlarms(
            new Alarms("twin", "twin", mock(AlarmSender.class), () -> Instant.EPOCH),
            new AlarmLimits(1000, 30_000),
            unread::get,
            indications::get,
            connected::get,
            nanoTime::get);

    private Health after(int seconds) {
        nanoTime.addAndGet(seconds * SECOND);
        alarms.tick();
        return alarms.health();
    }

    @Test
    void aNetworkWithoutNodesIsQuietAndNotSilent() {
        assertThat(after(100)).isEqualTo(Health.GOOD);
    }

    @Test
    void nodesThatSendNothingForHalfAMinuteAreMissed() {
        connected.set(true);
        indications.set(1);
        assertThat(after(1)).isEqualTo(Health.GOOD);
        assertThat(after(30)).isEqualTo(Health.GOOD);
        assertThat(after(1).missing()).containsExactly("nodes are connected and have sent no report for 31 s");
        indications.set(2);
        assertThat(after(1)).isEqualTo(Health.GOOD);
    }

    @Test
    void aLoopThatDoesNotKeepUpIsTold() {
        unread.set(SECOND + SECOND / 2);
        assertThat(after(1).missing()).containsExactly("the oldest unread report is 1500 ms old");
        unread.set(SECOND);
        assertThat(after(1)).isEqualTo(Health.GOOD);
    }
}
