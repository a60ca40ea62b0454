package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * S-NSSAI, the identity of a network slice (3GPP TS 38.413 9.3.1.24, TS 23.003 28.4.2).
 *
 * @param sst slice/service type, 0..255
 * @param sd slice differentiator, 0..0xFFFFFF, or {@code null} when there is none
 */
public record Snssai(int sst, @Nullable Integer sd) {
    public Snssai {
        if (sst < 0 || sst > 0xff || sd != null && (sd < 0 || sd > 0xff_ffff)) {
            throw new IllegalArgumentException("S-NSSAI out of range: SST " + sst + ", SD " + sd);
        }
    }

    /** From the contents of the IEs: one octet, and three or none. */
    public static Snssai of(Octets sst, @Nullable Octets sd) {
        return new Snssai((int) sst.toUnsignedLong(), sd == null ? null : (Integer) (int) sd.toUnsignedLong());
    }

    /** From the IE S-NSSAI. */
    public static Snssai from(SequenceValue snssai) {
        return of(snssai.octets("sST"), snssai.findOctets("sD"));
    }

    /** The IE S-NSSAI. */
    public SequenceValue toValue() {
        return SequenceValue.builder()
                .set("sST", sstOctets())
                .set("sD", sdOctets())
                .build();
    }

    /** The SST IE: one octet. */
    public Octets sstOctets() {
        return Octets.of((byte) sst);
    }

    /** The SD IE: three octets, or {@code null}. */
    public @Nullable Octets sdOctets() {
        return sd == null ? null : Octets.of((byte) (sd >> 16), (byte) (sd >> 8), sd.byteValue());
    }

    /** Such as {@code 1} or {@code 1-0000a1}. */
    @Override
    public String toString() {
        return sd == null ? Integer.toString(sst) : "%d-%06x".formatted(sst, sd);
    }
}
