package io.rantwin.a1.conflict;

import io.rantwin.a1.policy.GroupId;
import io.rantwin.a1.policy.QosId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.UeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose traffic a policy is about; what is {@code null} is not narrowed. */
record Audience(
        @Nullable UeId ueId,
        @Nullable GroupId groupId,
        @Nullable SliceId sliceId,
        @Nullable QosId qosId) {
    static final Audience ALL = new Audience(null, null, null, null);

    static Audience of(Scope scope) {
        return new Audience(scope.ueId(), scope.groupId(), scope.sliceId(), scope.qosId());
    }

    /** Whether there can be traffic that both are about: UEs of a group may well use a slice. */
    boolean meets(Audience other) {
        return sameUe(ueId, other.ueId)
                && canBoth(groupId, other.groupId)
                && canBoth(sliceId, other.sliceId)
                && canBoth(qosId, other.qosId);
    }

    private static boolean canBoth(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    /** A RAN UE id is the same 16 digits in old types and in new ones; other kinds cannot be told from each other. */
    private static boolean sameUe(@Nullable UeId one, @Nullable UeId other) {
        return canBoth(digits(one), digits(other));
    }

    private static @Nullable Object digits(@Nullable UeId ue) {
        return ue instanceof UeId.GuRanUeId guRan ? new UeId.Hex(guRan.ranUeId()) : ue;
    }

    /** The traffic that both are about, in words; empty for all traffic. */
    String wordsWith(Audience other) {
        List<String> words = new ArrayList<>();
        add(words, "UE ", ueId == null ? other.ueId : ueId);
        add(words, "", groupId == null ? other.groupId : groupId);
        add(words, "slice ", sliceId == null ? other.sliceId : sliceId);
        add(words, "", qosId == null ? other.qosId : qosId);
        return String.join(", ", words);
    }

    private static void add(List<String> words, String what, @Nullable Object narrowed) {
        if (narrowed != null) {
            words.add(what + (narrowed instanceof UeId.Hex(String value) ? value : narrowed));
        }
    }
}
