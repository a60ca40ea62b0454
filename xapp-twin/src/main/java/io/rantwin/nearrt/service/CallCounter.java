package io.rantwin.nearrt.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how calls end. Thread-safe. */
final class CallCounter implements ServerInterceptor {
    private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        return next.startCall(
                new SimpleForwardingServerCall<Q, A>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        ended.computeIfAbsent(method + " " + status.getCode(), key -> new LongAdder())
                                .increment();
                        super.close(status, trailers);
                    }
                },
                headers);
    }

    /** Calls by method and code, such as {@code rantwin.v1.WhatIf/Evaluate OK}. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        ended.forEach((key, count) -> counts.put(key, count.sum()));
        return counts;
    }
}
