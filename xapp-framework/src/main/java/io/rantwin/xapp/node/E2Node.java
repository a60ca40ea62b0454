package io.rantwin.xapp.node;

import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An E2 node as the near-RT RIC knows it. Immutable.
 *
 * @param ranName name that the platform made for it; the only handle for subscriptions and control, never to be built by hand
 * @param connectionStatus at the time of reading
 * @param globalNbId identity within the network, {@code null} when none is known
 * @param nodeType eNB or gNB
 * @param gnbNodeType such as {@code DU} or {@code CU-CP}, empty when not known or the node is not split
 * @param cuUpId identity of a CU-UP within its gNB, empty when the node is none
 * @param duId identity of a DU within its gNB, empty when the node is none
 * @param ranFunctions in the order in which the platform lists them; empty for nodes without, and for all eNBs, of which the
 *     platform keeps none
 * @param e2tAddress RMR address of the E2 termination that the node is connected to, {@code null} when it is not connected
 * @param statusUpdateTimeStamp nanoseconds since 1970 of the last change of the status, 0 when not known: two readings
 *     with different stamps mean that the node was away in between
 */
public record E2Node(
        String ranName,
        ConnectionStatus connectionStatus,
        @Nullable GlobalNbId globalNbId,
        NodeType nodeType,
        String gnbNodeType,
        String cuUpId,
        String duId,
        List<RanFunction> ranFunctions,
        @Nullable String e2tAddress,
        long statusUpdateTimeStamp) {
    public E2Node {
        ranFunctions = List.copyOf(ranFunctions);
    }

    /** Kind of base station. */
    public enum NodeType {
        UNKNOWN,
        ENB,
        GNB
    }

    /**
     * Identity of a base station.
     *
     * @param plmnId PLMN identity as the platform writes it
     * @param nbId number of the base station as a string of bits
     */
    public record GlobalNbId(String plmnId, String nbId) {}

    /**
     * A RAN function as the node announced it in its E2 setup.
     *
     * @param ranFunctionId number that the node gave it, 0..4095: says nothing about the service model
     * @param definition RAN function definition in the aligned PER of the service model
     * @param revision counts changes of the definition
     * @param oid object identifier of the service model as the node states it, empty when it states none
     */
    public record RanFunction(int ranFunctionId, Octets definition, int revision, String oid) {}

    /** Whether the node can be subscribed at and controlled now. */
    public boolean isConnected() {
        return connectionStatus == ConnectionStatus.CONNECTED;
    }

    E2Node with(ConnectionStatus status) {
        return new E2Node(
                ranName,
                status,
                globalNbId,
                nodeType,
                gnbNodeType,
                cuUpId,
                duId,
                ranFunctions,
                e2tAddress,
                statusUpdateTimeStamp);
    }
}
