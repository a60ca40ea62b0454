package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RcType;

/** E2SM-RC of a node that makes up its figures: what can be read is put before the {@link ControlDesk}. Immutable. */
final class DeskControl implements ControlFunction {
    private static final Cause CONTROL_INVALID = new Cause(Cause.Category.RIC_REQUEST, "control-message-invalid");

    private final NodeOptions options;
    private final SimulatedE2Node.Surroundings surroundings;
    private final RanFunction.Item item;

    DeskControl(NodeOptions options, SimulatedE2Node.Surroundings surroundings, NodeFunctions functions) {
        this.options = options;
        this.surroundings = surroundings;
        this.item = functions.items().getLast();
    }

    @Override
    public RanFunction.Item item() {
        return item;
    }

    @Override
    public Outcome carryOut(RicControlRequest request) {
        try {
            surroundings.codecs().rc().decode(RcType.CONTROL_HEADER, request.ricControlHeader());
            surroundings.codecs().rc().decode(RcType.CONTROL_MESSAGE, request.ricControlMessage());
        } catch (PerException e) {
            return new Outcome.Refused(CONTROL_INVALID, null, String.valueOf(e.getMessage()));
        }
        Cause cause = surroundings.controlDesk().carryOut(options.identity(), request);
        return cause == null ? new Outcome.Done(null) : new Outcome.Refused(cause, null, "by the desk");
    }
}
