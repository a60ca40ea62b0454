package io.rantwin.xapp.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.xapp.rmr.MessageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one descriptor and collects what is odd about it. Used once. */
final class DescriptorReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // Kubernetes: a service name is a DNS label of 63 letters; "service-ricxapp-" and "-http" take 21 of them.
    private static final Pattern SERVICE_NAME_PART = Pattern.compile("[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?");

    private final List<String> warnings = new ArrayList<>();

    private DescriptorReader() {}

    static Descriptor read(String text) throws DescriptorException {
        if (text.length() > Descriptor.MAX_OCTETS) {
            throw new DescriptorException("", "is longer than " + Descriptor.MAX_OCTETS + " octets");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new DescriptorException("", "is no JSON that can be used: " + where + e.getOriginalMessage());
        }
        return new DescriptorReader().descriptor(Section.root(tree), text);
    }

    /** The text of a descriptor with other port numbers. */
    static String withPorts(Descriptor descriptor, int httpPort, int rmrDataPort, int rmrRoutePort) {
        ObjectNode root;
        try {
            root = (ObjectNode) JSON.readTree(descriptor.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was read before", e);
        }
        ObjectNode messaging = root.withObject("/messaging");
        ArrayNode ports = messaging.withArray("ports");
        put(ports, "http", List.of("http"), httpPort);
        put(ports, "rmrdata", List.of("rmrdata", "rmr-data"), rmrDataPort);
        put(ports, "rmrroute", List.of("rmrroute", "rmr-route"), rmrRoutePort);
        if (root.get("rmr") instanceof ObjectNode legacy && legacy.has("protPort")) {
            legacy.put("protPort", "tcp:" + rmrDataPort);
        }
        return root.toString();
    }

    private static void put(ArrayNode ports, String newName, List<String> names, int number) {
        for (JsonNode port : ports) {
            if (names.contains(port.path("name").asText())) {
                ((ObjectNode) port).put("port", number);
                return;
            }
        }
        ports.addObject().put("name", newName).put("port", number);
    }

    private Descriptor descriptor(Section root, String text) throws DescriptorException {
        String name = name(root);
        String version = root.text("version");
        if (version.isBlank()) {
            throw new DescriptorException(
                    "/version", "is needed: the app manager and the chart take the version from it");
        }
        Section messaging = root.section("messaging");
        List<MessagingPort> ports = messaging == null ? List.of() : ports(messaging);
        LegacyRmr legacyRmr = legacyRmr(root.section("rmr"));
        checkPorts(ports, legacyRmr);
        JsonNode controls = root.has("controls") ? root.node().get("controls") : JsonNodeFactory.instance.objectNode();
        List<DescribedMetric> metrics = new ArrayList<>();
        String namespace = metrics(root, metrics);
        Descriptor descriptor =
                new Descriptor(name, version, ports, legacyRmr, controls, namespace, metrics, List.of(), text);
        if (!descriptor.policyTypeIds().isEmpty()
                && !descriptor.rxMessages().contains(MessageType.A1_POLICY_REQ.name())) {
            warnings.add("policies are listed, but A1_POLICY_REQ is not among the messages to receive");
        }
        return new Descriptor(name, version, ports, legacyRmr, controls, namespace, metrics, warnings, text);
    }

    private String name(Section root) throws DescriptorException {
        String name = root.text("name");
        String xappName = root.text("xapp_name");
        String key = name.isBlank() ? "xapp_name" : "name";
        String chosen = name.isBlank() ? xappName : name;
        if (chosen.isBlank()) {
            throw new DescriptorException("/name", "is needed (or xapp_name): the name of the xApp");
        }
        if (!xappName.isBlank() && !xappName.equals(chosen)) {
            warnings.add("xapp_name is '" + xappName + "' but name is '" + chosen + "': name is used");
        }
        if (chosen.contains("http")) {
            throw new DescriptorException(
                    "/" + key,
                    "'" + chosen
                            + "' contains \"http\": the subscription manager replaces these letters by \"rmr\" to find "
                            + "the RMR address, so that no indication would ever arrive. Choose another name");
        }
        if (!SERVICE_NAME_PART.matcher(chosen).matches()) {
            warnings.add("the name '" + chosen
                    + "' cannot be part of a Kubernetes service name (a-z, 0-9 and '-' inside, at "
                    + "most 42 letters)");
        }
        return chosen;
    }

    private List<MessagingPort> ports(Section messaging) throws DescriptorException {
        List<MessagingPort> ports = new ArrayList<>();
        for (Section section : messaging.sections("ports")) {
            String name = section.text("name");
            if (name.isBlank()) {
                throw new DescriptorException(section.pointerOf("name"), "is needed");
            }
            OptionalInt number = section.integer("port", 1, 65_535);
            if (number.isEmpty()) {
                throw new DescriptorException(section.pointerOf("port"), "is needed");
            }
            MessagingPort port = new MessagingPort(
                    name,
                    section.text("container"),
                    number.getAsInt(),
                    section.text("description"),
                    messages(section, "rxMessages"),
                    messages(section, "txMessages"),
                    policies(section),
                    section.integer("maxSize", 1, Integer.MAX_VALUE));
            if (!port.isRmrData()
                    && !(port.rxMessages().isEmpty()
                            && port.txMessages().isEmpty()
                            && port.policyTypeIds().isEmpty())) {
                warnings.add("messages or policies at port '" + name
                        + "' are not read by the platform: they belong to rmrdata");
            }
            ports.add(port);
        }
        return ports;
    }

    private @Nullable LegacyRmr legacyRmr(@Nullable Section section) throws DescriptorException {
        if (section == null) {
            return null;
        }
        OptionalInt port = OptionalInt.empty();
        String protPort = section.text("protPort");
        if (!protPort.isBlank()) {
            ServiceAddress address = ServiceAddress.parse(protPort);
            if (address == null) {
                throw new DescriptorException(
                        section.pointerOf("protPort"), "must look like tcp:4560, not '" + protPort + "'");
            }
            port = OptionalInt.of(address.port());
        }
        return new LegacyRmr(
                port,
                messages(section, "rxMessages"),
                messages(section, "txMessages"),
                policies(section),
                section.integer("maxSize", 1, Integer.MAX_VALUE));
    }

    private List<String> messages(Section section, String key) throws DescriptorException {
        List<String> names = section.texts(key);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                warnings.add(section.pointerOf(key) + " lists " + name + " twice");
            } else if (MessageType.named(name) == null) {
                warnings.add(section.pointerOf(key) + " lists " + name
                        + ", which is no message of the platform: the route manager makes no route for it");
            }
        }
        return names;
    }

    private List<Integer> policies(Section section) throws DescriptorException {
        List<Integer> ids = section.integers("policies", 1, Integer.MAX_VALUE);
        if (new HashSet<>(ids).size() < ids.size()) {
            warnings.add(section.pointerOf("policies") + " lists a policy type twice");
        }
        return ids;
    }

    private void checkPorts(List<MessagingPort> ports, @Nullable LegacyRmr legacyRmr) throws DescriptorException {
        Map<String, Integer> byRole = new HashMap<>();
        Map<String, String> byNumber = new HashMap<>();
        for (int i = 0; i < ports.size(); i++) {
            MessagingPort port = ports.get(i);
            String role = port.isRmrData() ? "rmrdata" : port.isRmrRoute() ? "rmrroute" : port.name();
            Integer earlier = byRole.putIfAbsent(role, i);
            if (earlier != null) {
                throw new DescriptorException(
                        "/messaging/ports/" + i + "/name",
                        "'" + port.name() + "' is the same port as element " + earlier + " ('"
                                + ports.get(earlier).name() + "')");
            }
            String holder = byNumber.putIfAbsent(port.container() + ":" + port.port(), port.name());
            if (holder != null) {
                throw new DescriptorException(
                        "/messaging/ports/" + i + "/port",
                        "port " + port.port() + " is already that of '" + holder + "' in the same container");
            }
        }
        Integer data = byRole.get("rmrdata");
        Integer route = byRole.get("rmrroute");
        if (data == null && (legacyRmr == null || legacyRmr.dataPort().isEmpty())) {
            throw new DescriptorException(
                    "/messaging/ports",
                    "lacks the port for RMR data: name rmrdata, port " + Descriptor.DEFAULT_RMR_DATA_PORT);
        }
        if (!byRole.containsKey("http")) {
            warnings.add("no port is named http: " + Descriptor.DEFAULT_HTTP_PORT + " is assumed");
        }
        if (route == null) {
            warnings.add("no port is named rmrroute: " + Descriptor.DEFAULT_RMR_ROUTE_PORT + " is assumed");
        } else if (data != null && route < data) {
            warnings.add("the route port stands before the data port: SERVICE_..._RMR_PORT may name the wrong one");
        }
        if (legacyRmr != null && data != null && differs(legacyRmr, ports.get(data))) {
            warnings.add(
                    "the section rmr and the port rmrdata differ: the app manager takes messages and policies from rmr alone");
        }
    }

    private static boolean differs(LegacyRmr legacyRmr, MessagingPort port) {
        return !Set.copyOf(legacyRmr.rxMessages()).equals(Set.copyOf(port.rxMessages()))
                || !Set.copyOf(legacyRmr.txMessages()).equals(Set.copyOf(port.txMessages()))
                || !Set.copyOf(legacyRmr.policyTypeIds()).equals(Set.copyOf(port.policyTypeIds()));
    }

    /** Fills the list form and returns the name space. */
    private static String metrics(Section root, List<DescribedMetric> metrics) throws DescriptorException {
        String namespace = "";
        if (root.has("metrics") && root.node().get("metrics").isArray()) {
            for (Section section : root.sections("metrics")) {
                metrics.add(new DescribedMetric(
                        section.text("objectName"),
                        section.text("objectInstance"),
                        section.text("name"),
                        section.text("type"),
                        section.text("description")));
            }
        } else {
            Section section = root.section("metrics");
            namespace = section == null ? "" : section.text("namespace");
        }
        return namespace.isBlank() ? Descriptor.DEFAULT_METRICS_NAMESPACE : namespace;
    }
}
