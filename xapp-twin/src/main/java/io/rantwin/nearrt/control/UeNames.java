package io.rantwin.nearrt.control;

import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.UeId.GlobalGnbId;
import io.rantwin.a1.policy.UeId.GuAmI;
import io.rantwin.a1.policy.UeId.GuAmfUeNgapId;
import io.rantwin.a1.policy.UeId.GuGnbCuCpUeE1apId;
import io.rantwin.a1.policy.UeId.GuGnbCuUeF1apId;
import io.rantwin.a1.policy.UeId.Hex;
import io.rantwin.codecs.identity.GlobalNodeId;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.per.Octets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which ids of A1 a UE may be called that a node knows by an id of E2SM. Sixteen hexadecimal digits (A1TD up to version 2) stand
 * for the RAN UE id or, of a UE without one, for its AMF UE NGAP id; ids of F1 and E1 count only where the node says of which gNB.
 */
final class UeNames {
    private static final int RAN_UE_ID_OCTETS = 8;

    private UeNames() {}

    static Set<io.rantwin.a1.policy.UeId> of(UeId ueId) {
        Set<io.rantwin.a1.policy.UeId> names = new HashSet<>();
        switch (ueId) {
            case UeId.Gnb gnb -> {
                names.add(new GuAmfUeNgapId(guami(gnb.guami()), gnb.amfUeNgapId()));
                ranUeId(gnb.ranUeId(), names);
                if (gnb.ranUeId() == null) {
                    names.add(new Hex(String.format("%016X", gnb.amfUeNgapId())));
                }
                gnbIds(gnb.globalGnbId(), gnb.gnbCuUeF1apIds(), gnb.gnbCuCpUeE1apIds(), names);
            }
            case UeId.GnbDu du -> ranUeId(du.ranUeId(), names);
            case UeId.GnbCuUp up -> ranUeId(up.ranUeId(), names);
            case UeId.EnGnb en -> ranUeId(en.ranUeId(), names);
            case UeId.NgEnb ng -> names.add(new GuAmfUeNgapId(guami(ng.guami()), ng.amfUeNgapId()));
            default -> {}
        }
        return names;
    }

    private static void ranUeId(@Nullable Octets ranUeId, Set<io.rantwin.a1.policy.UeId> names) {
        if (ranUeId != null && ranUeId.length() == RAN_UE_ID_OCTETS) {
            names.add(new Hex(ranUeId.toHex()));
        }
    }

    private static void gnbIds(
            @Nullable GlobalNodeId gnb, List<Long> f1apIds, List<Long> e1apIds, Set<io.rantwin.a1.policy.UeId> names) {
        GlobalGnbId node = gnb == null ? null : gnbId(gnb);
        if (node != null) {
            f1apIds.forEach(id -> names.add(new GuGnbCuUeF1apId(node, id)));
            e1apIds.forEach(id -> names.add(new GuGnbCuCpUeE1apId(node, id)));
        }
    }

    private static PlmnId plmn(Plmn plmn) {
        return new PlmnId(plmn.mcc(), plmn.mnc());
    }

    private static GuAmI guami(Guami guami) {
        return new GuAmI(
                plmn(guami.plmnIdentity()),
                String.format("%02X", guami.amfRegionId()),
                String.format("%03X", guami.amfSetId()),
                String.format("%02X", guami.amfPointer()));
    }

    private static @Nullable GlobalGnbId gnbId(GlobalNodeId gnb) {
        int bits = gnb.nodeIdBits();
        int octets = gnb.nodeId().length();
        return gnb.kind() == GlobalNodeId.Kind.GNB && octets <= Long.BYTES && bits <= octets * Byte.SIZE
                ? new GlobalGnbId(
                        plmn(gnb.plmnIdentity()), bits, gnb.nodeId().toUnsignedLong() >> (octets * Byte.SIZE - bits))
                : null;
    }
}
