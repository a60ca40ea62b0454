package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.nio.charset.StandardCharsets;

/**
 * A1_POLICY_QUERY (20012), xApp to mediator: asks for the policies of a type. The mediator sends one CREATE for each, nothing
 * when there is none, and no end.
 *
 * @param policyTypeId 1..2147483647
 */
public record PolicyQuery(int policyTypeId) {
    /** The query with the policy type id as a number. */
    public byte[] write() {
        return JsonNodeFactory.instance
                .objectNode()
                .put(PolicyInstanceKey.POLICY_TYPE_ID, policyTypeId)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a query as strictly as the mediator does.
     *
     * @throws A1Exception when the policy type id is not there, or not a number
     */
    public static PolicyQuery read(BoundedJson json, byte[] payload) throws A1Exception {
        return new PolicyQuery(
                JsonFields.of(json.read(payload), "").integer(PolicyInstanceKey.POLICY_TYPE_ID, 1, Integer.MAX_VALUE));
    }
}
