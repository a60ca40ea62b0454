package io.rantwin.planner.push;

import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.types.MediatorNumbers;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

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

    /** Which of the types that are known a RIC means by a name or number; null when none of them. */
    public @Nullable String meant(String offered, Collection<String> known) {
        // The very same before what is only compatible.
        for (boolean same : new boolean[] {true, false}) {
            for (String type : known) {
                boolean isIt = offered.equals(type) || offered.equals(Integer.toString(numbers.policyTypeId(type)));
                if (same ? isIt : isCompatible(offered, type)) {
                    return type;
                }
            }
        }
        return null;
    }

    private static boolean isCompatible(String other, String policyTypeId) {
        try {
            return PolicyTypeId.parse(other).isCompatibleWith(PolicyTypeId.parse(policyTypeId));
        } catch (A1Exception _) {
            return false;
        }
    }
}
