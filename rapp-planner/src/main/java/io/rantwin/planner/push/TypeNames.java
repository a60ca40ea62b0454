package io.rantwin.planner.push;

import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.types.MediatorNumbers;
import java.util.Collection;

/** Under which name or number a RIC offers a type. Immutable. */
public final class TypeNames {
    private final MediatorNumbers numbers;

    /** @param numbers what was agreed on with those who run mediators, which know numbers only */
    public TypeNames(MediatorNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The name of a type among those that a RIC offers: the same, else its number, else one that differs in the minor version
     * alone.
     *
     * @throws PushException {@link PushException.Kind#UNKNOWN_THERE} when the RIC does not offer the type
     */
    public String among(Collection<String> offered, String policyTypeId, String ricId) throws PushException {
        if (offered.contains(policyTypeId)) {
            return policyTypeId;
        }
        int number = numbers.policyTypeId(policyTypeId);
        if (number > 0 && offered.contains(Integer.toString(number))) {
            return Integer.toString(number);
        }
        for (String other : offered) {
            if (isCompatible(other, policyTypeId)) {
                return other;
            }
        }
        throw new PushException(
                PushException.Kind.UNKNOWN_THERE,
                "RIC " + ricId + " does not offer type " + policyTypeId
                        + (number > 0 ? " (nor number " + number + ")" : "") + "; it offers " + offered);
    }

    private static boolean isCompatible(String other, String policyTypeId) {
        try {
            return PolicyTypeId.parse(other).isCompatibleWith(PolicyTypeId.parse(policyTypeId));
        } catch (A1Exception _) {
            return false;
        }
    }
}
