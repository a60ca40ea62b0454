package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * RIC indication (procedure 5), E2 node to RIC: a report, or an insert that waits for the RIC.
 *
 * @param ranFunctionId 0..4095
 * @param ricActionId 0..255
 * @param ricIndicationSn sequence number, 0..65535
 * @param ricIndicationHeader encoded E2SM indication header
 * @param ricIndicationMessage encoded E2SM indication message
 * @param ricCallProcessId encoded E2SM call process id, of an insert
 */
public record RicIndication(
        RicRequestId ricRequestId,
        int ranFunctionId,
        int ricActionId,
        @Nullable Integer ricIndicationSn,
        RicIndicationType ricIndicationType,
        Octets ricIndicationHeader,
        Octets ricIndicationMessage,
        @Nullable Octets ricCallProcessId)
        implements RicFunctional {
    /** RIC Indication Type. */
    public enum RicIndicationType {
        REPORT,
        INSERT;

        private final String asnName = name().toLowerCase(Locale.ROOT);

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }
}
