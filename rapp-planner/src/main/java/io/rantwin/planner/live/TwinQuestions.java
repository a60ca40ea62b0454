package io.rantwin.planner.live;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.WhatIfGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a running twin is asked: the caller waits for the answer, or for the sentence why there is none. Thread-safe. */
public final class TwinQuestions {
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final String address;
    private final Channel channel;

    TwinQuestions(String address, Channel channel) {
        this.address = address;
        this.channel = channel;
    }

    private <S extends AbstractStub<S>> S stub(Function<Channel, S> maker, Duration patience) {
        return maker.apply(channel).withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The answer of the twin at an address, which the caller's thread waits for. */
    static <T> T waitFor(Supplier<T> question, String address) throws TwinException {
        try {
            return question.get();
        } catch (StatusRuntimeException refused) {
            throw TwinException.of(refused, address);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StatusRuntimeException refused) {
                throw TwinException.of(refused, address);
            }
            throw failed;
        }
    }

    /** Reports of a cell in a range of network time, as far as the twin still has them; oldest first. */
    public List<Report> reports(String cellId, long fromNanos) throws TwinException {
        return waitFor(
                () -> {
                    List<Report> found = new ArrayList<>();
                    stub(HistoryGrpc::newBlockingStub, QUICK)
                            .readReports(from(fromNanos).addCellIds(cellId).build())
                            .forEachRemaining(found::add);
                    return found;
                },
                address);
    }

    private static ReadReportsRequest.Builder from(long nanos) {
        return ReadReportsRequest.newBuilder().setFromNs(Math.max(0, nanos));
    }

    /**
     * A report of many.
     *
     * @param <E> what taking it may throw
     */
    @FunctionalInterface
    public interface ReportTaker<E extends Exception> {
        /** Takes it; false when no more are wanted. */
        boolean take(Report report) throws E;
    }

    /**
     * Hands over the reports of all cells whose periods ended at a network time or later, as far as the twin still has them, oldest first.
     * Each waits until the one before was taken.
     *
     * @throws TwinException when the twin did not tell all of them
     */
    public <E extends Exception> void readReports(long fromNanos, ReportTaker<E> taker) throws TwinException, E {
        Context.CancellableContext call = Context.current().withCancellation();
        Context before = call.attach();
        try {
            Iterator<Report> reports = stub(HistoryGrpc::newBlockingStub, LONG)
                    .readReports(from(fromNanos).build());
            boolean goOn = true;
            while (goOn && reports.hasNext()) {
                goOn = taker.take(reports.next());
            }
        } catch (StatusRuntimeException refused) {
            throw TwinException.of(refused, address);
        } finally {
            call.detach(before);
            // Ends what was not read to its end.
            call.cancel(null);
        }
    }

    /** Forecasts of a quantity of a cell from now on. */
    public List<Forecast> forecasts(String cellId, String kpi, List<Long> horizonsMillis) throws TwinException {
        return waitFor(
                () -> stub(ForecastsGrpc::newBlockingStub, QUICK)
                        .getForecast(GetForecastRequest.newBuilder()
                                .addCellIds(cellId)
                                .addKpis(Kpi.newBuilder().setName(kpi))
                                .addAllHorizonsMs(horizonsMillis)
                                .addAllProbabilities(ForecastTrails.PROBABILITIES)
                                .build())
                        .getForecastsList(),
                address);
    }

    /** What would be if. */
    public EvaluateResponse evaluate(EvaluateRequest request, Duration patience) throws TwinException {
        return waitFor(() -> stub(WhatIfGrpc::newBlockingStub, patience).evaluate(request), address);
    }

    /** Why: what each action contributes. */
    public Explanation explain(EvaluateRequest request, Duration patience) throws TwinException {
        return waitFor(() -> stub(WhatIfGrpc::newBlockingStub, patience).explain(request), address);
    }
}
