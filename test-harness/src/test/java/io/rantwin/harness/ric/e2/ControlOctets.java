package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.RcType;
import java.util.List;

/** Control requests that can be read. */
final class ControlOctets {
    private ControlOctets() {}

    static byte[] request(int instance, RicControlAckRequest wish) throws Exception {
        var rc = E2Box.CODECS.rc();
        var header = new ControlHeader.Format1(UeId.GnbDu.of(5), 2, 6, null);
        var message = new ControlMessage.Format1(List.of());
        return E2Box.encoded(
                E2apVersion.V02_03,
                new RicControlRequest(
                        new RicRequestId(1, instance),
                        E2Box.RC_FUNCTION,
                        null,
                        rc.encode(RcType.CONTROL_HEADER, header),
                        rc.encode(RcType.CONTROL_MESSAGE, message),
                        wish));
    }
}
