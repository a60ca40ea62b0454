package io.rantwin.api.access;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller may do. Each role may do all that those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Asks for work that changes no network: plans, sweeps, what-ifs. */
    PLANNER,
    /** Changes the network: approves plans, wants and drops policies, turns kill switches. */
    APPROVER,
    /** Changes what the twin decides by: its models and its topology. */
    ADMIN;

    /** Whether whoever has this role may do what needs another. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Its name as tokens, certificates' options and documents have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a name; null when there is none of it. */
    public static @Nullable Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
