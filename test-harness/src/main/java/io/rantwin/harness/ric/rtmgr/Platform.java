package io.rantwin.harness.ric.rtmgr;

import io.rantwin.xapp.rmr.RmrAddress;

/**
 * RMR data listeners of the platform's components; in the box they are one process and, as a rule, one address.
 *
 * @param e2termination owner of the nodes, where control requests go
 * @param submgr where subscription requests of the old kind go
 * @param a1mediator where answers to policies go
 */
public record Platform(RmrAddress e2termination, RmrAddress submgr, RmrAddress a1mediator) {
    /** All components behind one listener. */
    public static Platform at(RmrAddress address) {
        return new Platform(address, address, address);
    }
}
