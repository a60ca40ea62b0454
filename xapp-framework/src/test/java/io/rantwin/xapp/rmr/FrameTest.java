package io.rantwin.xapp.rmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final FrameEncoder ENCODER = new FrameEncoder("127.0.0.1:4592", "192.0.2.2:4592");

    private static byte[] encode(FrameEncoder encoder, RmrMessage message, int callId, boolean isCall) {
        byte[] frame = new byte[FrameEncoder.length(message)];
        encoder.encode(message, callId, isCall, ByteBuffer.wrap(frame));
        return frame;
    }

    private static FrameView view(byte[] frame) throws FrameException {
        FrameView view = new FrameView(CLOCK, 7);
        view.moveTo(frame, 0, FrameView.lengthAt(frame, 0, 1 << 20));
        return view;
    }

    private static byte[] clearedFiller(byte[] frame) {
        byte[] cleared = frame.clone();
        Arrays.fill(cleared, 9, 50, (byte) 0);
        return cleared;
    }

    /** Written by hand from the layout: the fields, where they are and in which order. */
    @Test
    void writesEachFieldAtItsPlace() {
        RmrMessage message = RmrMessage.of(12050, "hi")
                .withSubscriptionId(5)
                .withManagedElement("gnb_001")
                .withTransactionId(TransactionId.of("x1"));
        byte[] frame = encode(new FrameEncoder("a:1", "b:2"), message, 9, true);

        StringBuilder expected = new StringBuilder();
        expected.append("50010000").append("00000150").append("24").append("00".repeat(41));
        expected.append("00002f12").append("00000002").append("00000003");
        expected.append("7831").append("00".repeat(30)).append("00".repeat(32));
        expected.append("613a31").append("00".repeat(61));
        expected.append("676e625f303031").append("00".repeat(25)).append("00".repeat(4 + 16));
        expected.append("04000000")
                .append("00000118")
                .append("00000000")
                .append("00000004")
                .append("00000000");
        expected.append("00000005").append("623a32").append("00".repeat(61));
        expected.append("09000000").append("6869");
        assertThat(HexFormat.of().formatHex(frame)).isEqualTo(expected.toString());
    }

    @Test
    void writesWhatLibrmrWrites() throws IOException {
        Map<String, byte[]> captured = CapturedFrames.read();
        assumeFalse(captured.isEmpty(), "the reference folder with rmr-frames.txt is not here");

        RmrMessage indication =
                RmrMessage.of(12050, "INDI-PAYLOAD").withSubscriptionId(5).withManagedElement("gnb_001_001_00019b");
        assertThat(encode(ENCODER, indication, 0, false)).isEqualTo(clearedFiller(captured.get("A")));

        RmrMessage control = RmrMessage.of(12040, "CTRL")
                .withManagedElement("gnb_001_001_00019b")
                .withTransactionId(TransactionId.of("xid-0001"));
        assertThat(encode(ENCODER, control, 0, false)).isEqualTo(clearedFiller(captured.get("B")));

        FrameEncoder manager = new FrameEncoder("127.0.0.1:4611", "192.0.2.2:4611");
        RmrMessage table = RmrMessage.of(
                        20, "newrt|start\nmse|12050|5|127.0.0.1:1\nnewrt|end\nmeid_map|start\nmeid_map|end|0\n")
                .withSubscriptionId(0);
        assertThat(encode(manager, table, 3, true)).isEqualTo(clearedFiller(captured.get("D")));

        FrameEncoder replier = new FrameEncoder("127.0.0.1:4643", "192.0.2.2:4643");
        RmrMessage ok = RmrMessage.of(22, "OK t7 \n\0").withTransactionId(TransactionId.of("xid-table-7"));
        assertThat(encode(replier, ok, 5, false)).isEqualTo(clearedFiller(captured.get("E")));
    }

    @Test
    void readsWhatLibrmrWrites() throws Exception {
        Map<String, byte[]> captured = CapturedFrames.read();
        assumeFalse(captured.isEmpty(), "the reference folder with rmr-frames.txt is not here");
        assertThat(captured).hasSize(9);

        FrameView traced = view(captured.get("C"));
        RmrDelivery delivery = traced.copy();
        assertThat(traced.payloadOffset()).isEqualTo(534);
        assertThat(delivery.message().payloadText()).isEqualTo("E2APPDU");
        assertThat(delivery.message().transactionId().text()).isEqualTo("             42");
        assertThat(delivery.message().subscriptionId()).isEqualTo(5);
        assertThat(delivery.message().managedElement()).isEqualTo("gnb_001_001_00019b");
        assertThat(delivery.returnPath()).isEqualTo(new ReturnPath("127.0.0.1:4607", "192.0.2.2:4607", 0, 7));
        assertThat(traced.isCall()).isFalse();

        FrameView call = view(captured.get("s3"));
        assertThat(call.isCall()).isTrue();
        assertThat(call.callId()).isEqualTo(7);
        assertThat(call.type()).isEqualTo(20011);
        assertThat(call.transactionId().text()).hasSize(32);

        assertThat(view(captured.get("d22")).copy().message().payloadText())
                .isEqualTo("ERR tbl-0 missing table records: expected 5 got 1\n\n");
        assertThat(view(captured.get("d101")).copy().message().payloadText()).isEqualTo("OK");
    }

    @Property(seed = "1")
    void readsWhatItWrites(
            @ForAll int type,
            @ForAll int subscriptionId,
            @ForAll @Size(max = 31) byte[] name,
            @ForAll @Size(max = 32) byte[] transaction,
            @ForAll @Size(max = 3000) byte[] payload,
            @ForAll @IntRange(max = 255) int callId,
            @ForAll boolean isCall)
            throws FrameException {
        String managedElement = new String(name, StandardCharsets.ISO_8859_1).replace("\0", "");
        TransactionId id = TransactionId.read(Arrays.copyOf(transaction, 32), 0);
        RmrMessage message = new RmrMessage(type, subscriptionId, managedElement, id, payload);

        FrameView view = view(encode(ENCODER, message, callId, isCall));

        RmrDelivery read = view.copy();
        assertThat(read.message()).usingRecursiveComparison().isEqualTo(message);
        assertThat(view.callId()).isEqualTo(callId);
        assertThat(view.isCall()).isEqualTo(isCall);
        assertThat(read.returnPath()).isEqualTo(new ReturnPath("127.0.0.1:4592", "192.0.2.2:4592", callId, 7));
    }

    @Test
    void takesFramesOfBigEndianHostsToo() throws Exception {
        byte[] frame = encode(ENCODER, RmrMessage.of(1, "x"), 3, true);
        ByteBuffer.wrap(frame).putInt(0, frame.length).putInt(FrameLayout.FLAGS, FrameLayout.FLAG_CALL);

        assertThat(view(frame).isCall()).isTrue();
    }

    @Test
    void refusesLengthsThatCannotBe() {
        byte[] frame = encode(ENCODER, RmrMessage.of(1, "x"), 0, false);
        ByteBuffer octets = ByteBuffer.wrap(frame);
        assertThatThrownBy(() -> FrameView.lengthAt(frame, 0, 334)).hasMessageContaining("allowed are 330..334");

        octets.putInt(0, Integer.reverseBytes(99));
        assertThatThrownBy(() -> FrameView.lengthAt(frame, 0, 1000)).hasMessageContaining("differ: 99 and 335");

        octets.putInt(0, -1).putInt(4, -1);
        assertThatThrownBy(() -> FrameView.lengthAt(frame, 0, 1000)).hasMessageContaining("4294967295");

        frame[8] = 0;
        assertThatThrownBy(() -> FrameView.lengthAt(frame, 0, 1000)).hasMessageContaining("octet 8");
    }

    @Test
    void whateverThePartsClaimNothingOutsideTheFrameIsRead() throws Exception {
        Random random = new Random(20261121);
        byte[] good = encode(ENCODER, RmrMessage.of(12050, new byte[40]), 0, false);
        int[] fields = {FrameLayout.LEN0, FrameLayout.LEN1, FrameLayout.LEN2, FrameLayout.LEN3, 54};
        int[] interesting = {0, 1, 4, 39, 40, 41, 215, 216, 280, 374, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] frame = good.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int value = random.nextBoolean() ? interesting[random.nextInt(interesting.length)] : random.nextInt();
                ByteBuffer.wrap(frame).putInt(fields[random.nextInt(fields.length)], value);
            }
            try {
                RmrDelivery delivery = view(frame).copy();
                assertThat(delivery.message().payload().length).isLessThanOrEqualTo(frame.length);
                read++;
            } catch (FrameException e) {
                assertThat(e.fault().framingLost()).isFalse();
            }
        }
        assertThat(read).isPositive();
    }
}
