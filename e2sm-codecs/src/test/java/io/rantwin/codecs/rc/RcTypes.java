package io.rantwin.codecs.rc;

import java.util.List;

/** All message types. */
final class RcTypes {
    static final List<RcType<?>> ALL = List.of(
            RcType.RAN_FUNCTION_DEFINITION,
            RcType.EVENT_TRIGGER,
            RcType.ACTION_DEFINITION,
            RcType.INDICATION_HEADER,
            RcType.INDICATION_MESSAGE,
            RcType.CALL_PROCESS_ID,
            RcType.CONTROL_HEADER,
            RcType.CONTROL_MESSAGE,
            RcType.CONTROL_OUTCOME);

    private RcTypes() {}
}
