package io.rantwin.nearrt.service;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.CallLimit;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.Role;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns calls away whose caller may not make them, by {@link MethodRoles}. Each is counted; the log has one line in ten seconds for each
 * reason, with who it was. Thread-safe.
 */
final class CallAccess implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallAccess.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final double LINES_PER_SECOND = 0.1;

    private final AccessRules rules;
    private final @Nullable CallLimit limit;
    private final CallLimit lines;
    private final Map<AccessException.Reason, LongAdder> denied = new ConcurrentHashMap<>();

    /** @param limit of each caller; null for none */
    CallAccess(AccessRules rules, @Nullable CallLimit limit, InstantSource clock) {
        this.rules = rules;
        this.limit = limit;
        lines = new CallLimit(LINES_PER_SECOND, clock);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        Role needed = MethodRoles.of(method);
        if (needed == null) {
            return next.startCall(call, headers);
        }
        String address = address(call.getAttributes());
        try {
            admit(call.getAttributes(), headers, needed, address);
        } catch (AccessException refused) {
            denied.computeIfAbsent(refused.reason(), key -> new LongAdder()).increment();
            if (lines.take(refused.reason().name())) {
                LOG.warn("denied {} from {}: {}", method, address, refused.sentence());
            }
            call.close(status(refused), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }

    private void admit(Attributes attributes, Metadata headers, Role needed, String address) throws AccessException {
        Caller caller = rules.judge(headers.get(AUTHORIZATION), certificate(attributes));
        if (limit != null && !limit.take(caller.isNamed() ? caller.name() : address)) {
            throw AccessException.tooManyCalls();
        }
        caller.demand(needed);
    }

    private static Status status(AccessException refused) {
        Status status = switch (refused.reason()) {
            // Not UNAVAILABLE for keys that cannot be read, which clients read as nobody being there.
            case NO_CREDENTIALS, BAD_TOKEN, NO_KEYS -> Status.UNAUTHENTICATED;
            case ROLE -> Status.PERMISSION_DENIED;
            case TOO_MANY_CALLS -> Status.RESOURCE_EXHAUSTED;
        };
        return status.withDescription(refused.sentence());
    }

    private static String address(Attributes attributes) {
        return attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress from
                ? from.getAddress().getHostAddress()
                : "this process";
    }

    private static @Nullable X509Certificate certificate(Attributes attributes) {
        SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null && session.getPeerCertificates()[0] instanceof X509Certificate shown ? shown : null;
        } catch (SSLPeerUnverifiedException _) {
            return null;
        }
    }

    /** Calls that were turned away, by reason. */
    Map<AccessException.Reason, Long> denied() {
        Map<AccessException.Reason, Long> counts = new TreeMap<>();
        denied.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
