package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether two JSON values mean the same: members in any order, 5 as well as 5.0 (some services write all numbers so). */
public final class SameJson {
    private SameJson() {}

    public static boolean areSame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0
                    || Double.compare(one.doubleValue(), other.doubleValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.properties().stream()
                            .allMatch(member -> other.has(member.getKey())
                                    && areSame(member.getValue(), other.get(member.getKey())));
        }
        if (one.isArray() && other.isArray()) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!areSame(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }
}
