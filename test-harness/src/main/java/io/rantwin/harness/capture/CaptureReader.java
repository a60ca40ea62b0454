package io.rantwin.harness.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the PDUs of an input of any {@link InputForm}, one at a time. A capture file is read as it is asked for and may be of any length; memory stays within
 * {@link CaptureLimits}. What cannot be used is counted in {@link #problems()} and does not stop the reading. Not thread-safe.
 */
public final class CaptureReader implements Closeable {

    private final InputStream in;
    private final InputForm form;
    private final CaptureProblems problems;
    private final Queue<CapturedPdu> ready = new ArrayDeque<>();
    private final @Nullable PacketSource source;
    private final PacketDecoder decoder;
    private boolean finished;

    /**
     * Opens an input.
     *
     * @param in read from the beginning; closed with this reader
     * @param form null to find out from the octets
     * @param options which traffic is taken
     * @throws InputException when the input is not of that form, or of none; says where
     * @throws IOException when the medium fails
     */
    public CaptureReader(InputStream in, @Nullable InputForm form, CaptureOptions options)
            throws IOException, InputException {
        CaptureLimits limits = options.limits();
        BufferedInputStream buffered = new BufferedInputStream(in);
        this.in = buffered;
        problems = new CaptureProblems(limits.maxKeptProblems());
        decoder = new PacketDecoder(options, problems, ready::add);
        buffered.mark(InputForm.MAGIC_OCTETS);
        byte[] beginning = buffered.readNBytes(InputForm.MAGIC_OCTETS);
        buffered.reset();
        InputForm magic = InputForm.ofMagic(beginning);
        InputForm expected = form == null ? magic : form;
        if (expected == InputForm.PCAP || expected == InputForm.PCAPNG) {
            // Users rarely tell the two apart; the file does.
            this.form = magic == null ? expected : magic;
            source = this.form == InputForm.PCAP
                    ? new PcapSource(buffered, limits.maxPacketBytes(), problems)
                    : new PcapngSource(buffered, limits, problems);
            return;
        }
        byte[] content = buffered.readNBytes(limits.maxTextBytes() + 1);
        if (content.length > limits.maxTextBytes()) {
            throw InputException.at(
                    limits.maxTextBytes(),
                    "the input is no capture file and longer than %d octets".formatted(limits.maxTextBytes()));
        }
        this.form = form == null ? InputForm.ofContent(content, limits.maxMessageBytes()) : form;
        source = null;
        long number = 0;
        for (byte[] pdu : GivenOctets.pdus(content, this.form, limits.maxMessageBytes())) {
            ready.add(new CapturedPdu(++number, null, null, null, new Transport.Given(this.form), pdu));
        }
    }

    /** The form of the input: found, or as given. */
    public InputForm form() {
        return form;
    }

    /**
     * The next PDU, null after the last.
     *
     * @throws IOException when the medium fails
     */
    public @Nullable CapturedPdu next() throws IOException {
        while (ready.isEmpty() && !finished) {
            Packet packet = source == null ? null : source.next();
            if (packet == null) {
                decoder.close();
                finished = true;
            } else {
                decoder.accept(packet);
            }
        }
        return ready.poll();
    }

    /**
     * All PDUs that are left; holds them all in memory.
     *
     * @throws IOException when the medium fails
     */
    public List<CapturedPdu> readAll() throws IOException {
        List<CapturedPdu> pdus = new ArrayList<>();
        for (CapturedPdu pdu = next(); pdu != null; pdu = next()) {
            pdus.add(pdu);
        }
        return pdus;
    }

    /** What could not be used so far; complete after the last PDU. */
    public CaptureProblems problems() {
        return problems;
    }

    /** Packets of the capture file read so far. */
    public long packets() {
        return decoder.packets();
    }

    /** Packets read so far that carry neither SCTP nor TCP on an E2 port. */
    public long unrelatedPackets() {
        return decoder.unrelatedPackets();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
