package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Address of a transport endpoint (E2AP 9.2.29).
 *
 * @param tnlAddress IPv4 address (32 bits), IPv6 address (128 bits) or IPv4 and then IPv6 (160 bits), left aligned
 * @param tnlAddressBits length of the address in bits
 * @param tnlPort SCTP port, 0..65535
 */
public record TnlInformation(
        Octets tnlAddress, int tnlAddressBits, @Nullable Integer tnlPort) {
    /** An address of whole octets. */
    public static TnlInformation of(Octets tnlAddress, @Nullable Integer tnlPort) {
        return new TnlInformation(tnlAddress, 8 * tnlAddress.length(), tnlPort);
    }
}
