package io.rantwin.api.tracing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;

/**
 * Spans of gRPC calls that are made within a trace; the other side learns of it by {@code traceparent}. Calls within none, such as what a
 * planner asks every few seconds, begin none. Thread-safe.
 */
public final class ClientTraces implements ClientInterceptor {
    private final Tracing tracing;

    /** With spans of these. */
    public ClientTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        Context within = Context.current();
        if (!tracing.isOn() || !Tracing.isTraced(within)) {
            return call;
        }
        Span span = GrpcSpans.begun(tracing.tracer(), method, SpanKind.CLIENT, within);
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                W3cHeaders.write(within.with(span), (name, value) -> headers.put(GrpcSpans.key(name), value));
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                GrpcSpans.end(span, status);
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }
}
