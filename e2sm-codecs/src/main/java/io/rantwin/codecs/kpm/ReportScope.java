package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about, as the header of KPM v1 says it.
 *
 * @param node the sender
 * @param cell the cell
 * @param plmnIdentity the PLMN
 * @param sliceId the slice
 * @param fiveQi 0..255
 * @param qci 0..255
 */
public record ReportScope(
        @Nullable Node node,
        @Nullable NrCgi cell,
        @Nullable Plmn plmnIdentity,
        @Nullable Snssai sliceId,
        @Nullable Long fiveQi,
        @Nullable Long qci) {
    /** Nothing stated. */
    public static final ReportScope NONE = new ReportScope(null, null, null, null, null, null);

    /**
     * GlobalKPMnode-ID.
     *
     * @param kind {@code gNB}, {@code en-gNB}, {@code ng-eNB} or {@code eNB}; {@code extension-N} for one of a newer
     *     version, whose contents are {@code nodeId}
     * @param plmnIdentity the PLMN; {@code null} for {@code extension-N} only
     * @param idFormat alternative of the node id, such as {@code gnb-ID}
     * @param nodeId left-aligned bits
     * @param nodeIdBits number of bits
     * @param gnbCuUpId 0..68719476735, when the sender is a gNB-CU-UP
     * @param gnbDuId 0..68719476735, when the sender is a gNB-DU
     * @param additions of a newer version
     */
    public record Node(
            String kind,
            @Nullable Plmn plmnIdentity,
            String idFormat,
            Octets nodeId,
            int nodeIdBits,
            @Nullable Long gnbCuUpId,
            @Nullable Long gnbDuId,
            List<UnknownAddition> additions) {
        public Node {
            additions = List.copyOf(additions);
        }
    }
}
