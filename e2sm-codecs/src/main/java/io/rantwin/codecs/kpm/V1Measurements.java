package io.rantwin.codecs.kpm;

/**
 * The names of TS 28.552 under which the figures of v1 containers are known above. v1 counts PRB usage in percent, which
 * is what {@code RRU.PrbTot...} means, and data volume in octets, which {@code DRB.PdcpSduVolume...} counts in kbit.
 */
final class V1Measurements {
    static final String PRB_AVAILABLE_DL = "RRU.PrbAvailDl";
    static final String PRB_AVAILABLE_UL = "RRU.PrbAvailUl";
    static final String PRB_USAGE_DL = "RRU.PrbTotDl";
    static final String PRB_USAGE_UL = "RRU.PrbTotUl";
    static final String ACTIVE_UES = "RRC.ConnMean";
    static final String PDCP_VOLUME_DL = "DRB.PdcpSduVolumeDL";
    static final String PDCP_VOLUME_UL = "DRB.PdcpSduVolumeUL";

    static final double KBIT_PER_OCTET = 0.008;

    private V1Measurements() {}
}
