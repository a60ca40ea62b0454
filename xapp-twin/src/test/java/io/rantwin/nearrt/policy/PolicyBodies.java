package io.rantwin.nearrt.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Bodies of policies about the cells of {@link SmallNetwork}. */
final class PolicyBodies {
    private PolicyBodies() {}

    static String cell(int number) {
        return "{\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},\"cId\":{\"ncI\":" + number + "}}";
    }

    static ObjectNode energy(int percent, int... numbers) {
        List<String> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(cell(number));
        }
        return json("{\"scope\":{\"cellIdList\":[" + String.join(",", list) + "]},\"esObjectives\":{\"esPercentage\":"
                + percent + "}}");
    }

    static ObjectNode balance(int source, int target) {
        return json("{\"scope\":{\"cellId\":" + cell(source)
                + "},\"lbObjectives\":{\"dlLbObjective\":{\"dlTargetPrbUsg\":60,\"dlPrbUsgType\":1}},"
                + "\"lbResources\":{\"cellIdList\":[" + cell(target) + "]}}");
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
