package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.rantwin.api.v1.EvaluateBatchResponse;
import io.rantwin.api.v1.Progress;
import io.rantwin.api.v1.ScenarioResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A batch on its way: never more scenarios at the desk than compute at once, none while the reader does not take results. Single
 * what-ifs, whose deadlines are nearer, go between. Thread-safe.
 */
final class BatchRun {
    private final List<Question> questions;
    private final WhatIfDesk desk;
    private final WhatIfRun run;
    private final ServerCallStreamObserver<EvaluateBatchResponse> out;
    private final int parallel;
    private final long endNanos;
    private final Runnable place;
    private final Object lock = new Object();
    private final Set<Ticket> atDesk = new HashSet<>();
    private int next;
    private int done;
    private boolean over;

    BatchRun(
            List<Question> questions,
            WhatIfDesk desk,
            WhatIfRun run,
            ServerCallStreamObserver<EvaluateBatchResponse> out,
            int parallel,
            long endNanos,
            Runnable place) {
        this.questions = questions;
        this.desk = desk;
        this.run = run;
        this.out = out;
        this.parallel = parallel;
        this.endNanos = endNanos;
        this.place = place;
    }

    /** Takes the call over. Called once, by its handler. */
    void begin() {
        out.setOnCancelHandler(() -> end());
        out.setOnReadyHandler(this::more);
        more();
    }

    private void more() {
        while (true) {
            Ticket ticket;
            synchronized (lock) {
                if (over || atDesk.size() >= parallel || next >= questions.size() || !out.isReady()) {
                    return;
                }
                ticket = ticket(next++);
                atDesk.add(ticket);
            }
            desk.submit(ticket);
        }
    }

    private Ticket ticket(int index) {
        Question question = questions.get(index);
        Ticket[] self = new Ticket[1];
        self[0] = new Ticket(
                endNanos,
                question.workOfADraw() * question.leastDraws(),
                turn -> {
                    int left;
                    synchronized (lock) {
                        left = questions.size() - done;
                    }
                    DrawTally tally;
                    try {
                        tally = run.run(question, turn.atMost(turn.left() * parallel / Math.max(parallel, left)));
                    } catch (StatusException e) {
                        failed(e);
                        return;
                    }
                    if (!turn.isCancelled()) {
                        finished(self[0], index, tally);
                    }
                },
                this::failed);
        return self[0];
    }

    private void finished(Ticket ticket, int index, DrawTally tally) {
        EvaluateBatchResponse result = EvaluateBatchResponse.newBuilder()
                .setResult(ScenarioResult.newBuilder().setIndex(index).setResponse(tally.answer()))
                .build();
        synchronized (lock) {
            if (over) {
                return;
            }
            atDesk.remove(ticket);
            done++;
            out.onNext(result);
            out.onNext(EvaluateBatchResponse.newBuilder()
                    .setProgress(Progress.newBuilder().setDone(done).setTotal(questions.size()))
                    .build());
            if (done == questions.size()) {
                over = true;
                place.run();
                out.onCompleted();
                return;
            }
        }
        more();
    }

    private void failed(StatusException why) {
        int finished;
        synchronized (lock) {
            finished = done;
        }
        if (end()) {
            Status status = why.getStatus();
            out.onError(status.withDescription(
                            finished + " of " + questions.size() + " scenarios were done. " + status.getDescription())
                    .asException());
        }
    }

    private boolean end() {
        List<Ticket> left;
        synchronized (lock) {
            if (over) {
                return false;
            }
            over = true;
            left = List.copyOf(atDesk);
            atDesk.clear();
        }
        left.forEach(desk::cancel);
        place.run();
        return true;
    }
}
