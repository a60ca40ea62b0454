package io.rantwin.a1.validation;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.schema.Mistake;
import java.util.List;

/** What became of a policy that was looked at. Immutable. */
public sealed interface PolicyVerdict {
    /**
     * It is taken.
     *
     * @param policy as a value
     * @param remarks what is odd about it without being wrong, for those who wrote it
     */
    record Accepted(A1Policy policy, List<Mistake> remarks) implements PolicyVerdict {
        public Accepted {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * It is not taken.
     *
     * @param reasons all that is wrong with it, at least one: first what the schema says, then the rest
     */
    record Refused(List<Mistake> reasons) implements PolicyVerdict {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        /** The one word that A1-P has room for: whether scope or statement are to blame, or neither alone. */
        public EnforceReason enforceReason() {
            if (reasons.stream().allMatch(reason -> isAt(reason, "/scope"))) {
                return EnforceReason.SCOPE_NOT_APPLICABLE;
            }
            return reasons.stream().anyMatch(reason -> reason.pointer().isEmpty() || isAt(reason, "/scope"))
                    ? EnforceReason.OTHER_REASON
                    : EnforceReason.STATEMENT_NOT_APPLICABLE;
        }

        /** The status of a policy that is refused so. */
        public PolicyStatus toStatus() {
            return PolicyStatus.notEnforced(enforceReason());
        }

        /** All reasons in one text, for logs and problem details. */
        public String inWords() {
            return String.join("; ", reasons.stream().map(Mistake::toString).toList());
        }

        private static boolean isAt(Mistake reason, String pointer) {
            return reason.pointer().equals(pointer) || reason.pointer().startsWith(pointer + "/");
        }
    }
}
