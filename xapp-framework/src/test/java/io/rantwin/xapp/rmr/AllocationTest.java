package io.rantwin.xapp.rmr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither sending nor receiving copies a message. */
class AllocationTest {
    private static final int MESSAGES = 20_000;
    /** The first ones run before the compiler is done, the later the busier the machine. */
    private static final int BATCHES = 5;

    /**
     * Small objects that only a compiler with time to look takes away: alone this test sees none, beside all others a few. A copy of
     * the message would be 300 octets and more.
     */
    private static final long ALLOWED_OCTETS_A_MESSAGE = 64;

    private final Engines engines = new Engines();

    @AfterEach
    void close() {
        engines.close();
    }

    @Test
    void neitherSendingNorReceivingAllocates() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AtomicLong readerThread = new AtomicLong();
        AtomicLong received = new AtomicLong();
        RmrEngine receiver = engines.start(message -> {
            readerThread.setPlain(Thread.currentThread().threadId());
            if (message.managedElement().length() == 5 && message.payloadLength() == 300) {
                received.incrementAndGet();
            }
        });
        RmrEngine sender = engines.start(_ -> {});
        receiver.callTo(
                        sender.controlAddress(),
                        RmrMessage.of(20, "newrt|start\nmse|12050|5|" + receiver.ownAddress() + "\nnewrt|end\n"),
                        Duration.ofSeconds(10))
                .get();
        RmrMessage message =
                RmrMessage.of(12050, new byte[300]).withSubscriptionId(5).withManagedElement("gnb_1");
        long sent = Long.MAX_VALUE;
        long read = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES && Math.max(sent, read) / MESSAGES > ALLOWED_OCTETS_A_MESSAGE; batch++) {
            long sentBefore = threads.getCurrentThreadAllocatedBytes();
            long readBefore = readerThread.get() == 0 ? 0 : threads.getThreadAllocatedBytes(readerThread.get());
            send(sender, message, received);
            sent = Math.min(sent, threads.getCurrentThreadAllocatedBytes() - sentBefore);
            read = Math.min(read, threads.getThreadAllocatedBytes(readerThread.get()) - readBefore);
        }

        assertThat(sent / MESSAGES).isLessThanOrEqualTo(ALLOWED_OCTETS_A_MESSAGE);
        assertThat(read / MESSAGES).isLessThanOrEqualTo(ALLOWED_OCTETS_A_MESSAGE);
    }

    /** Waits for each hundred, so that none has to wait in a queue, which would take memory. */
    private static void send(RmrEngine sender, RmrMessage message, AtomicLong received) {
        long target = received.get();
        for (int i = 1; i <= MESSAGES; i++) {
            if (sender.send(message) != SendResult.SENT) {
                throw new AssertionError("not sent");
            }
            target++;
            if (i % 100 == 0) {
                while (received.get() < target) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
