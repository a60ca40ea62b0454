package io.rantwin.api.tracing;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * Spans of gRPC calls that are answered, within what the caller's {@code traceparent} says. Calls with one question and one answer only:
 * streams stand for days. Thread-safe.
 */
public final class ServerTraces implements ServerInterceptor {
    private final Tracing tracing;

    /** With spans of these. */
    public ServerTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!tracing.isOn() || call.getMethodDescriptor().getType() != MethodType.UNARY) {
            return next.startCall(call, headers);
        }
        Context caller = W3cHeaders.read(name -> headers.get(GrpcSpans.key(name)));
        Span span = GrpcSpans.begun(tracing.tracer(), call.getMethodDescriptor(), SpanKind.SERVER, caller);
        Context within = caller.with(span);
        ServerCall<Q, A> ending = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                GrpcSpans.end(span, status);
                super.close(status, trailers);
            }
        };
        try (Scope _ = within.makeCurrent()) {
            return new Listening<>(next.startCall(ending, headers), within);
        }
    }

    /** Answers within the span; the line of the log has its trace. */
    private static final class Listening<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Context within;

        Listening(ServerCall.Listener<Q> listener, Context within) {
            super(listener);
            this.within = within;
        }

        @Override
        public void onHalfClose() {
            try (Scope _ = within.makeCurrent();
                    TraceLine _ = TraceLine.of(Span.fromContext(within).getSpanContext())) {
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            // Whoever asked has gone; nobody closes the call any more. A span that has ended stays as it ended.
            GrpcSpans.end(Span.fromContext(within), Status.CANCELLED);
            super.onCancel();
        }
    }
}
