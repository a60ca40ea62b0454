package io.rantwin.codecs.e2ap;

/** Items of the lists about transport network layer associations. */
public sealed interface TnlAssociation {
    /** Endpoint concerned; that of the E2 node where both ends are named. */
    TnlInformation tnlInformation();

    /** E2 Connection Update Item: an association and what it is for. */
    record Usage(TnlInformation tnlInformation, TnlUsage tnlUsage) implements TnlAssociation {}

    /** E2 Connection Setup Failed Item. */
    record SetupFailed(TnlInformation tnlInformation, Cause cause) implements TnlAssociation {}

    /** E2 Node TNL Association Removal Item; not in v01.01. */
    record Removal(TnlInformation tnlInformation, TnlInformation tnlInformationRic) implements TnlAssociation {}

    /** What an association is used for (E2AP 9.2.30). */
    enum TnlUsage {
        RIC_SERVICE("ric-service"),
        SUPPORT_FUNCTION("support-function"),
        BOTH("both");

        private final String asnName;

        TnlUsage(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }
}
