package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;

/**
 * Names a policy at the mediator.
 *
 * @param policyTypeId 1..2147483647
 * @param policyInstanceId chosen by the consumer, 1 to {@link #LONGEST_INSTANCE_ID} characters
 */
public record PolicyInstanceKey(int policyTypeId, String policyInstanceId) {
    /** Longest instance id that is taken, in characters; the mediator sets no limit. */
    public static final int LONGEST_INSTANCE_ID = 512;

    static final String POLICY_TYPE_ID = "policy_type_id";
    static final String POLICY_INSTANCE_ID = "policy_instance_id";

    private static final int MOST_DIGITS = 10;

    /** Reads a policy type id as the Go mediator (text of digits) or the Python mediator (number) writes it. */
    static int policyTypeId(JsonFields fields) throws A1Exception {
        JsonNode value = fields.required(POLICY_TYPE_ID);
        return value.isTextual()
                ? number(value.textValue(), fields.at(POLICY_TYPE_ID))
                : fields.integer(POLICY_TYPE_ID, 1, Integer.MAX_VALUE);
    }

    static String policyInstanceId(JsonFields fields) throws A1Exception {
        return fields.text(POLICY_INSTANCE_ID, LONGEST_INSTANCE_ID);
    }

    /**
     * Reads a policy type id from text, such as a part of a path.
     *
     * @param pointer where the text is from, for the error
     * @throws A1Exception when it is not digits of 1..2147483647
     */
    public static int number(String digits, String pointer) throws A1Exception {
        long number = 0;
        for (int i = 0; i < digits.length() && i < MOST_DIGITS; i++) {
            char digit = digits.charAt(i);
            number = digit < '0' || digit > '9' || number < 0 ? -1 : number * 10 + (digit - '0');
        }
        if (digits.length() > MOST_DIGITS || number < 1 || number > Integer.MAX_VALUE) {
            throw new A1Exception(pointer, "a policy type id is a number of 1.." + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    @Override
    public String toString() {
        return "policy " + policyInstanceId + " of type " + policyTypeId;
    }
}
