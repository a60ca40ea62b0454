package io.rantwin.api.tracing;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/** Spans of gRPC calls, with names and attributes by OpenTelemetry's conventions for RPC. */
final class GrpcSpans {
    private GrpcSpans() {}

    static Span begun(Tracer tracer, MethodDescriptor<?, ?> method, SpanKind kind, Context within) {
        return tracer.spanBuilder(method.getFullMethodName())
                .setSpanKind(kind)
                .setParent(within)
                .setAttribute("rpc.system", "grpc")
                .setAttribute("rpc.service", String.valueOf(method.getServiceName()))
                .setAttribute("rpc.method", String.valueOf(method.getBareMethodName()))
                .startSpan();
    }

    static void end(Span span, Status status) {
        span.setAttribute("rpc.grpc.status_code", status.getCode().value());
        if (!status.isOk()) {
            span.setStatus(StatusCode.ERROR, String.valueOf(status.getDescription()));
        }
        span.end();
    }

    static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
