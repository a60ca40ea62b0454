package io.rantwin.a1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.PolicyReader;
import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.schema.Rule;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.validation.PolicyVerdict.Accepted;
import io.rantwin.a1.validation.PolicyVerdict.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at policies: bounds, schema of the type, and what no schema can say. Whatever comes in, a verdict goes out. Knows
 * nothing of the network: whether a cell exists or a target can be reached is for others to say. Thread-safe.
 */
public final class PolicyValidator {
    /** Reasons or remarks that are given; more would help nobody. */
    public static final int MOST_MISTAKES = 50;

    private final PolicyLimits limits;
    private final BoundedJson json;

    public PolicyValidator(PolicyLimits limits) {
        this.limits = limits;
        this.json = new BoundedJson(limits.mostOctets());
    }

    /** Looks at a policy as it came, UTF-8. */
    public PolicyVerdict check(PolicyType type, byte[] octets) {
        try {
            return check(type, JsonFields.of(json.read(octets), "").node());
        } catch (A1Exception e) {
            boolean isLong = octets.length > limits.mostOctets();
            return new Refused(List.of(new Mistake(isLong ? Rule.TOO_LARGE : Rule.NOT_JSON, e.pointer(), e.problem())));
        }
    }

    /** Looks at a policy that is about to be sent: whether this very type, in this version, can carry it. */
    public PolicyVerdict check(PolicyType type, A1Policy policy) {
        if (policy.kind() != type.kind()) {
            return new Refused(List.of(new Mistake(
                    Rule.WRONG_KIND,
                    "",
                    "a policy of " + policy.kind().typeName() + " where " + type + " is expected")));
        }
        return check(type, policy.toJson());
    }

    /** Looks at a policy object, which is left as it is. */
    public PolicyVerdict check(PolicyType type, ObjectNode policy) {
        int depth = limits.mostDepth();
        if (values(policy, depth, 0) > limits.mostValues()) {
            return new Refused(List.of(new Mistake(
                    Rule.TOO_LARGE,
                    "",
                    "more than " + limits.mostValues() + " values, or nested more than " + depth + " deep")));
        }
        var findings = new Findings();
        ObjectNode clean = type.kind().isStandard() ? PublishedNames.corrected(policy, findings) : policy;
        List<Mistake> schemaMistakes = type.schema().mistakes(clean);
        A1Policy read;
        try {
            read = PolicyReader.read(type.kind(), clean);
        } catch (A1Exception e) {
            if (schemaMistakes.isEmpty()) {
                findings.mistake(Rule.WRONG_KIND, e.pointer(), e.problem());
            }
            findings.addSchemaMistakes(schemaMistakes);
            return refused(findings);
        }
        // The value is there although the schema may have complaints: so all that is wrong can be said at once.
        PolicyRules.check(read, findings);
        findings.addSchemaMistakes(schemaMistakes);
        return findings.mistakes().isEmpty()
                ? new Accepted(read, first(findings.remarks(), "remarks"))
                : refused(findings);
    }

    private static Refused refused(Findings findings) {
        return new Refused(first(findings.mistakes(), "mistakes"));
    }

    private static List<Mistake> first(List<Mistake> all, String what) {
        if (all.size() <= MOST_MISTAKES) {
            return all;
        }
        List<Mistake> some = new ArrayList<>(all.subList(0, MOST_MISTAKES));
        some.add(new Mistake(Rule.OTHER, "", "and " + (all.size() - MOST_MISTAKES) + " more " + what));
        return some;
    }

    /** Counts values up to one more than the limit; deeper than allowed counts as more. */
    private int values(JsonNode node, int depth, int before) {
        if (depth < 0) {
            return limits.mostValues() + 1;
        }
        int values = before + 1;
        for (JsonNode part : node) {
            if (values > limits.mostValues()) {
                return values;
            }
            values = values(part, depth - 1, values);
        }
        return values;
    }
}
