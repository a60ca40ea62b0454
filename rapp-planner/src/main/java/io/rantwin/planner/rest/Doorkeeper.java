package io.rantwin.planner.rest;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.CallLimit;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsConnector;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every operation: who asks, whether he may, and whether he has not asked too often. What it turns away goes into the
 * audit log. Thread-safe.
 */
final class Doorkeeper {
    private static final String CALLER = Doorkeeper.class.getName();
    private static final String REALM = "Bearer realm=\"rantwin\"";

    private final AccessRules rules;
    private final CallLimit limit;
    private final DeniedCalls denied;

    Doorkeeper(AccessRules rules, CallLimit limit, DeniedCalls denied) {
        this.rules = rules;
        this.limit = limit;
        this.denied = denied;
    }

    /** The handler, reached only by those with the role. */
    Handler before(Role needed, String route, Handler handler) {
        return context -> {
            context.attribute(CALLER, admitted(context, needed, route));
            handler.handle(context);
        };
    }

    /** The handler, reached by everybody who has not asked too often; with a caller when there is one who can be told. */
    Handler beforeAll(String route, Handler handler) {
        return context -> {
            if (!limit.take(address(context))) {
                throw refused(context, "", route, AccessException.tooManyCalls());
            }
            try {
                context.attribute(
                        CALLER, rules.judge(context.header("Authorization"), TlsConnector.certificate(context.req())));
            } catch (AccessException _) {
                // It is asked without a name, as it may be.
                context.attribute(CALLER, null);
            }
            handler.handle(context);
        };
    }

    private Caller admitted(Context context, Role needed, String route) throws ProblemException {
        Caller caller;
        try {
            caller = rules.judge(context.header("Authorization"), TlsConnector.certificate(context.req()));
        } catch (AccessException unknown) {
            // Counted by address, apart from callers that are known: guessing locks nobody else out.
            throw refused(context, "", route, limit.take(address(context)) ? unknown : AccessException.tooManyCalls());
        }
        if (!limit.take(caller.isNamed() ? "name " + caller.name() : address(context))) {
            throw refused(context, caller.name(), route, AccessException.tooManyCalls());
        }
        try {
            caller.demand(needed);
            return caller;
        } catch (AccessException unfit) {
            throw refused(context, caller.name(), route, unfit);
        }
    }

    private static String address(Context context) {
        return "address " + context.ip();
    }

    private ProblemException refused(Context context, String caller, String route, AccessException why) {
        ProblemKind kind = switch (why.reason()) {
            case NO_CREDENTIALS -> ProblemKind.UNKNOWN_CALLER;
            case BAD_TOKEN -> ProblemKind.BAD_TOKEN;
            case ROLE -> ProblemKind.ROLE_MISSING;
            case TOO_MANY_CALLS -> ProblemKind.TOO_MANY_CALLS;
            case NO_KEYS -> ProblemKind.NO_KEYS;
        };
        switch (why.reason()) {
            case NO_CREDENTIALS -> context.header("WWW-Authenticate", REALM);
            case BAD_TOKEN -> context.header("WWW-Authenticate", REALM + ", error=\"invalid_token\"");
            case ROLE -> context.header("WWW-Authenticate", REALM + ", error=\"insufficient_scope\"");
            case TOO_MANY_CALLS, NO_KEYS -> context.header("Retry-After", "1");
        }
        deny(context, caller, route, kind, why.sentence());
        return new ProblemException(kind, why.sentence());
    }

    /** Takes down that a call was denied for another reason than the caller. */
    void deny(Context context, String caller, String route, ProblemKind kind, String detail) {
        denied.note(new DeniedCalls.Sort(caller, String.valueOf(context.ip()), route, kind.word()), detail);
    }

    /** Who asks; null where nobody must say so and nobody did. */
    static @Nullable Caller caller(Context context) {
        return context.attribute(CALLER);
    }

    /** Whoever asks, for operations that need a role. */
    static Caller known(Context context) {
        Caller caller = caller(context);
        if (caller == null) {
            throw new IllegalStateException("no doorkeeper stands before " + context.path());
        }
        return caller;
    }

    /** Who decides, for the audit log: as the body says, and nobody else than the caller where that is known. */
    static String actor(Context context, BodyField field) throws ProblemException {
        String actor = field.text();
        Caller caller = known(context);
        if (caller.isNamed() && !actor.equals(caller.name())) {
            throw field.bad("must be " + caller.name() + ", who asks");
        }
        return actor;
    }
}
