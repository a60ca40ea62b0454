package io.rantwin.nearrt.policy;

import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyResponse;
import io.rantwin.a1.mediator.PolicyResponse.Status;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;

/** Tells the mediator how a policy stands, besides answers to its requests. */
@FunctionalInterface
public interface StatusSender {
    /**
     * Tells.
     *
     * @return whether it was sent
     */
    boolean tell(PolicyInstanceKey policy, boolean isEnforced);

    /**
     * Over RMR (20011).
     *
     * @param handlerId how the xApp names itself, the same as in its answers
     */
    static StatusSender over(Rmr rmr, String handlerId) {
        return (policy, isEnforced) -> {
            PolicyResponse response = new PolicyResponse(policy, handlerId, isEnforced ? Status.OK : Status.ERROR);
            return rmr.send(RmrMessage.of(MessageType.A1_POLICY_RESP.number(), response.write())) == SendResult.SENT;
        };
    }
}
