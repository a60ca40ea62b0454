package io.rantwin.harness.ran.fault;

import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NetworkNodes;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes E2 nodes down and up again as their restarts say: without a word, and without any subscription afterwards. The cells go
 * on serving, as those of a gNB do whose E2 agent restarts. Used by the network's thread alone, between two steps.
 */
public final class NodeRestarts {
    private final RadioNetwork network;
    private final List<SimulatedE2Node> nodes;
    private final TimedFault[] restarts;
    private final boolean[] isDown;

    /** @param faults of any kind */
    public NodeRestarts(List<TimedFault> faults, RadioNetwork network, NetworkNodes nodes) {
        this.network = network;
        this.nodes = nodes.nodes();
        this.restarts = faults.stream()
                .filter(fault -> fault.fault() instanceof ReportFault.NodeRestart)
                .toArray(TimedFault[]::new);
        this.isDown = new boolean[restarts.length];
    }

    /** To be called after every step of the network. */
    public void advance() {
        for (int i = 0; i < restarts.length; i++) {
            boolean isOn = restarts[i].isOn(network.timeMicros());
            if (isOn != isDown[i] && restarts[i].fault() instanceof ReportFault.NodeRestart(int site)) {
                isDown[i] = isOn;
                ofSite(site, isOn ? SimulatedE2Node::stop : SimulatedE2Node::start);
            }
        }
    }

    private void ofSite(int site, Consumer<SimulatedE2Node> order) {
        int perSite = nodes.size() / network.plan().layout().sites().size();
        nodes.subList(site * perSite, (site + 1) * perSite).forEach(order);
    }
}
