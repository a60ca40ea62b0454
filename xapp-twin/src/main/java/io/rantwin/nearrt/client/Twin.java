package io.rantwin.nearrt.client;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The way to a twin. */
final class Twin implements AutoCloseable {
    private final String address;
    private final ManagedChannel channel;
    private final long timeoutNanos;

    Twin(String address, ManagedChannel channel, long timeoutNanos) {
        this.address = address;
        this.channel = channel;
        this.timeoutNanos = timeoutNanos;
    }

    String address() {
        return address;
    }

    double timeoutSeconds() {
        return timeoutNanos / 1e9;
    }

    /** A stub whose calls end in time. */
    <S extends AbstractStub<S>> S stub(Function<Channel, S> maker) {
        return maker.apply(channel).withDeadlineAfter(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    /** A stub for streams that go on until somebody ends them. */
    <S extends AbstractStub<S>> S endless(Function<Channel, S> maker) {
        return maker.apply(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
