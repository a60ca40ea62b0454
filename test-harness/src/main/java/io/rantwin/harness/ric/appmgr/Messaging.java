package io.rantwin.harness.ric.appmgr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.ArrayList;
import java.util.List;

/**
 * What a descriptor tells of an xApp's messages. A section {@code rmr} has precedence over {@code messaging.ports}, as in the
 * platform. Immutable.
 *
 * @param rxMessages names of message types that the xApp takes
 * @param txMessages names of message types that it sends
 * @param policies A1 policy types that it takes
 * @param routePort port of the control listener, 4561 when the descriptor names none
 */
public record Messaging(List<String> rxMessages, List<String> txMessages, List<Integer> policies, int routePort) {
    /** The control port that the platform's route manager always uses. */
    public static final int DEFAULT_ROUTE_PORT = 4561;

    public Messaging {
        rxMessages = List.copyOf(rxMessages);
        txMessages = List.copyOf(txMessages);
        policies = List.copyOf(policies);
    }

    static Messaging of(String descriptor) {
        JsonNode json;
        try {
            json = JsonInput.MAPPER.readTree(descriptor);
        } catch (JsonProcessingException noJson) {
            return new Messaging(List.of(), List.of(), List.of(), DEFAULT_ROUTE_PORT);
        }
        int routePort = DEFAULT_ROUTE_PORT;
        JsonNode described = json.path("rmr");
        for (JsonNode port : json.path("messaging").path("ports")) {
            String name = port.path("name").asText();
            if (name.equals("rmrroute") || name.equals("rmr-route")) {
                routePort = portNumber(port.path("port"));
            } else if (described.isMissingNode() && (name.equals("rmrdata") || name.equals("rmr-data"))) {
                described = port;
            }
        }
        return new Messaging(
                texts(described.path("rxMessages")),
                texts(described.path("txMessages")),
                numbers(described.path("policies")),
                routePort);
    }

    private static int portNumber(JsonNode json) {
        int port = json.asInt();
        return port < 1 || port > 65_535 ? DEFAULT_ROUTE_PORT : port;
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<Integer> numbers(JsonNode json) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode element : json) {
            if (element.canConvertToInt()) {
                numbers.add(element.intValue());
            }
        }
        return numbers;
    }
}
