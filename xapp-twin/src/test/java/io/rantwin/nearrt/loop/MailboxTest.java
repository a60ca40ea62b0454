package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final ReportLayout EMPTY = new ReportLayout(List.of());

    static ArrivedReport report(long start) {
        return new ArrivedReport("n", EMPTY, new double[0], null, start, 1, 0, start, "", false);
    }

    @Test
    void keepsTheOrderAndSaysWhenItIsEmpty() {
        Mailbox mailbox = new Mailbox(3);
        assertThat(mailbox.poll()).isNull();
        assertThat(mailbox.offer(report(1))).isZero();
        assertThat(mailbox.offer(report(2))).isZero();
        assertThat(mailbox.peek()).isEqualTo(mailbox.poll());
        assertThat(mailbox.poll()).extracting(ArrivedReport::startNanos).isEqualTo(2L);
        assertThat(mailbox.isEmpty()).isTrue();
        assertThat(mailbox.dropped()).isZero();
    }

    @Test
    void dropsTheOldestUnreadReportAndCountsIt() {
        Mailbox mailbox = new Mailbox(2);
        int dropped = 0;
        for (int i = 0; i < 5; i++) {
            dropped += mailbox.offer(report(i));
        }
        assertThat(dropped).isEqualTo(3);
        assertThat(mailbox.dropped()).isEqualTo(3);
        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(mailbox.poll()).extracting(ArrivedReport::startNanos).isEqualTo(3L);
        assertThat(mailbox.poll()).extracting(ArrivedReport::startNanos).isEqualTo(4L);
    }

    @Test
    void losesNothingUncountedAndTurnsNothingRoundWhileBothAreAtWork() {
        int reports = 200_000;
        Mailbox mailbox = new Mailbox(4);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < reports; i++) {
                mailbox.offer(report(i));
            }
        });
        List<Long> read = new ArrayList<>();
        while (!writer.isDone() || !mailbox.isEmpty()) {
            ArrivedReport next = mailbox.poll();
            if (next != null) {
                read.add(next.startNanos());
            }
        }
        assertThat(read).isSorted().doesNotHaveDuplicates();
        assertThat(read.size() + mailbox.dropped()).isEqualTo(reports);
        assertThat(read.getLast()).isEqualTo(reports - 1L);
    }
}
