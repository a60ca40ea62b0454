package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.a1.ap.PolicyId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** The lists that the mediator answers with. */
public final class MediatorLists {
    private static final int MOST_ENTRIES = 100_000;

    private MediatorLists() {}

    /**
     * Reads the answer to GET policytypes.
     *
     * @throws A1Exception when it is no array of numbers 1..2147483647
     */
    public static List<Integer> policyTypeIds(BoundedJson json, byte[] body) throws A1Exception {
        JsonNode list = json.read(body);
        if (!list.isArray() || list.size() > MOST_ENTRIES) {
            throw new A1Exception(
                    "", JsonFields.kind(list) + " where an array of at most " + MOST_ENTRIES + " is expected");
        }
        List<Integer> ids = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            ids.add(JsonFields.wholeNumber(list.get(i), "/" + i, 1, Integer.MAX_VALUE));
        }
        return List.copyOf(ids);
    }

    /**
     * Reads the answer to GET policies of a type; A1-P answers alike.
     *
     * @throws A1Exception when it is no array of policy ids
     */
    public static List<String> policyIds(BoundedJson json, byte[] body) throws A1Exception {
        return List.copyOf(JsonFields.texts(json.read(body), "", MOST_ENTRIES, PolicyId.LONGEST));
    }
}
