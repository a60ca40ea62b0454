package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2apVersion;
import java.util.List;

/**
 * All that is kept of a node, as the E2 manager shows it. Immutable.
 *
 * @param node status and functions
 * @param identity its names
 * @param ip where its association came from
 * @param port where its association came from
 * @param e2apVersion what it spoke at its last E2 setup
 * @param e2tAddress RMR address of the E2 termination that has it
 * @param nodeConfigs components that it announced
 */
public record NodebInfo(
        RanNode node,
        RanIdentity identity,
        String ip,
        int port,
        E2apVersion e2apVersion,
        String e2tAddress,
        List<E2nodeComponentConfig.Item> nodeConfigs) {
    public NodebInfo {
        nodeConfigs = List.copyOf(nodeConfigs);
    }

    NodebInfo with(RanNode changed) {
        return new NodebInfo(changed, identity, ip, port, e2apVersion, e2tAddress, nodeConfigs);
    }

    NodebInfo withConfigs(List<E2nodeComponentConfig.Item> configs) {
        return new NodebInfo(node, identity, ip, port, e2apVersion, e2tAddress, configs);
    }
}
