package io.rantwin.nearrt.service;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.CutSnapshotRequest;
import io.rantwin.api.v1.EvaluateBatchRequest;
import io.rantwin.api.v1.EvaluateBatchResponse;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.Snapshot;
import io.rantwin.api.v1.WhatIfGrpc;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.WhatIf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What would be if. */
final class WhatIfService extends WhatIfGrpc.WhatIfImplBase {
    static final int MOST_SCENARIOS = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();

    private final Snapshots snapshots;
    private final WhatIfDesk desk;
    private final WhatIfRun run;
    private final ExplainRun explain;
    private final Streams streams;
    private final ServiceLimits limits;

    WhatIfService(Snapshots snapshots, WhatIfDesk desk, PowerDraw power, Streams streams, ServiceLimits limits) {
        this.snapshots = snapshots;
        this.desk = desk;
        this.streams = streams;
        this.limits = limits;
        run = new WhatIfRun(new WhatIf(power, null));
        explain = new ExplainRun(power);
    }

    @Override
    public void cutSnapshot(CutSnapshotRequest request, StreamObserver<Snapshot> out) {
        Answers.unary(out, () -> {
            Snapshots.Cut cut = snapshots.present();
            if (cut.octets().length > limits.mostMessageOctets() - 1024) {
                throw Answers.exhausted("A snapshot of this network has " + cut.octets().length
                        + " octets, a message of this server at most " + limits.mostMessageOctets() + ".");
            }
            return Snapshot.newBuilder()
                    .setSnapshotId(cut.id())
                    .setNetworkTimeNs(cut.snapshot().networkTimeMillis() * NANOS_PER_MILLI)
                    .setContent(ByteString.copyFrom(cut.octets()))
                    .build();
        });
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> out) {
        Answers.guarded(out, () -> {
            Set<String> concerned = Concerned.of(request);
            Effort effort = Effort.of(request, snapshots.cells(concerned));
            queue(out, effort.workOfADraw() * effort.leastDraws(), turn -> {
                Question question = question(request, concerned, true);
                turn.mustFit(question.workOfADraw() * question.leastDraws());
                return run.run(question, turn).answer();
            });
        });
    }

    @Override
    public void explain(EvaluateRequest request, StreamObserver<Explanation> out) {
        Answers.guarded(out, () -> {
            Set<String> concerned = Concerned.of(request);
            Effort effort = Effort.of(request, snapshots.cells(concerned));
            double runs = ExplainRun.runs(Math.min(request.getActionsCount(), ExplainRun.MOST_ACTIONS)) + 2;
            queue(out, effort.workOfADraw() * effort.draws(4) * runs, turn -> {
                Question question = question(request, concerned, false);
                int actions = question.scenario().actions().size();
                Checks checks = new Checks();
                checks.that(
                        actions >= 1 && actions <= ExplainRun.MOST_ACTIONS,
                        "actions",
                        "must be 1 to " + ExplainRun.MOST_ACTIONS + " to be explained, not " + actions
                                + "; a change of all cells counts as one action for each");
                checks.done();
                double least =
                        question.workOfADraw() * Math.min(4, question.scenario().draws());
                turn.mustFit(least * (ExplainRun.runs(actions) + 2));
                return explain.run(question, turn);
            });
        });
    }

    @Override
    public void evaluateBatch(EvaluateBatchRequest request, StreamObserver<EvaluateBatchResponse> observer) {
        Answers.stream(observer, streams, place -> {
            Checks checks = new Checks();
            int n = request.getScenariosCount();
            checks.that(n >= 1 && n <= MOST_SCENARIOS, "scenarios", "must be 1 to " + MOST_SCENARIOS + ", not " + n);
            checks.done();
            Snapshots.Start start = snapshots.start(Concerned.of(request.getScenariosList()));
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                Question question =
                        QuestionReader.read(request.getScenarios(i), start, checks, "scenarios[" + i + "].", true);
                if (question != null) {
                    questions.add(question);
                }
            }
            checks.done();
            new BatchRun(
                            questions,
                            desk,
                            run,
                            (ServerCallStreamObserver<EvaluateBatchResponse>) observer,
                            limits.parallelWhatIfs(),
                            deadline(limits.batchDeadline()),
                            place)
                    .begin();
        });
    }

    private Question question(EvaluateRequest request, @Nullable Set<String> concerned, boolean needsBounds)
            throws StatusException {
        Checks checks = new Checks();
        @Nullable Question question = QuestionReader.read(request, snapshots.start(concerned), checks, "", needsBounds);
        checks.done();
        if (question == null) {
            throw new IllegalStateException("A request that cannot be read has no mistake.");
        }
        return question;
    }

    /** Computes an answer. */
    private interface Work<T> {
        T answer(Turn turn) throws StatusException;
    }

    private <T> void queue(StreamObserver<T> observer, double leastWork, Work<T> work) {
        ServerCallStreamObserver<T> out = (ServerCallStreamObserver<T>) observer;
        Ticket ticket = new Ticket(
                deadline(limits.whatIfDeadline()),
                leastWork,
                turn -> Answers.guarded(out, () -> {
                    T answer = work.answer(turn);
                    if (!turn.isCancelled()) {
                        out.onNext(answer);
                        out.onCompleted();
                    }
                }),
                out::onError);
        out.setOnCancelHandler(() -> desk.cancel(ticket));
        desk.submit(ticket);
    }

    private long deadline(Duration without) {
        Deadline deadline = Context.current().getDeadline();
        long left = deadline == null ? without.toNanos() : deadline.timeRemaining(TimeUnit.NANOSECONDS);
        return desk.now() + Math.min(left, LONGEST_NANOS);
    }
}
