package io.rantwin.nearrt.service;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.Role;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Turns calls of gRPC away whose caller may not make them, by {@link MethodRoles}. Thread-safe. */
final class CallAccess implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Admission admission;

    CallAccess(Admission admission) {
        this.admission = admission;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        Role needed = MethodRoles.of(method);
        if (needed == null) {
            return next.startCall(call, headers);
        }
        Attributes attributes = call.getAttributes();
        try {
            admission.admit(headers.get(AUTHORIZATION), certificate(attributes), needed, method, address(attributes));
        } catch (AccessException refused) {
            call.close(status(refused), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
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
}
