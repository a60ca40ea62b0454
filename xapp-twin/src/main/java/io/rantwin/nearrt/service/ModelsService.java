package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.ActivateModelRequest;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ListModelsResponse;
import io.rantwin.api.v1.ModelStage;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.OfferModelRequest;
import io.rantwin.api.v1.WithdrawModelRequest;
import io.rantwin.nearrt.model.ModelException;
import io.rantwin.nearrt.model.ModelManifest;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelReport;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The life of learned models. */
final class ModelsService extends ModelsGrpc.ModelsImplBase {
    private static final int MOST_OF_A_PART = 1 << 20;
    private static final int LONGEST_REASON = 1000;

    private final ModelRegistry registry;
    private final Streams streams;

    ModelsService(ModelRegistry registry, Streams streams) {
        this.registry = registry;
        this.streams = streams;
    }

    @Override
    public StreamObserver<OfferModelRequest> offerModel(StreamObserver<ModelState> out) {
        return new Offer(out);
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> out) {
        Answers.unary(out, () -> {
            ListModelsResponse.Builder answer = ListModelsResponse.newBuilder();
            registry.models().forEach(model -> answer.addModels(state(model)));
            return answer.build();
        });
    }

    @Override
    public void activateModel(ActivateModelRequest request, StreamObserver<ModelState> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.that(!request.getModelId().isBlank(), "model_id", "must name a model");
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.done();
            try {
                return state(registry.activate(request.getModelId(), request.getCellIdsList()));
            } catch (ModelException e) {
                throw failure(e);
            }
        });
    }

    @Override
    public void withdrawModel(WithdrawModelRequest request, StreamObserver<ModelState> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.that(!request.getModelId().isBlank(), "model_id", "must name a model");
            checks.that(!request.getReason().isBlank(), "reason", "must say who and why; it goes into the audit log");
            checks.that(
                    request.getReason().length() <= LONGEST_REASON,
                    "reason",
                    "may have at most " + LONGEST_REASON + " characters");
            checks.done();
            try {
                return state(registry.withdraw(
                        request.getModelId(), request.getReason().replaceAll("\\p{Cntrl}+", " ")));
            } catch (ModelException e) {
                throw failure(e);
            }
        });
    }

    /** A bundle on its way in. gRPC calls it from one thread at a time. */
    private final class Offer implements StreamObserver<OfferModelRequest> {
        private final StreamObserver<ModelState> out;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private @Nullable ModelManifest manifest;
        private Runnable place = () -> {};
        private boolean over;

        Offer(StreamObserver<ModelState> out) {
            this.out = out;
            try {
                place = streams.open();
            } catch (StatusException e) {
                over = true;
                out.onError(e);
            }
        }

        @Override
        public void onNext(OfferModelRequest part) {
            if (!over) {
                try {
                    take(part);
                } catch (ModelException e) {
                    fail(failure(e));
                } catch (StatusException e) {
                    fail(e);
                }
            }
        }

        private void take(OfferModelRequest part) throws ModelException, StatusException {
            ModelManifest known = manifest;
            Checks checks = new Checks();
            switch (part.getPartCase()) {
                case MANIFEST -> {
                    checks.that(known == null, "manifest", "comes once, as the first part");
                    checks.done();
                    manifest = manifest(part.getManifest());
                    registry.check().manifest(manifest);
                }
                case CONTENT -> {
                    int size = part.getContent().size();
                    checks.that(known != null, "content", "comes after the manifest");
                    checks.that(
                            size <= MOST_OF_A_PART,
                            "content",
                            "may have at most " + MOST_OF_A_PART + " octets in a part, not " + size);
                    checks.that(
                            known == null || (long) octets.size() + size <= known.sizeOctets(),
                            "content",
                            "is longer than the manifest says");
                    checks.done();
                    octets.writeBytes(part.getContent().toByteArray());
                }
                case PART_NOT_SET -> {
                    checks.refuse("part", "is missing: a manifest or content");
                    checks.done();
                }
            }
        }

        @Override
        public void onError(Throwable t) {
            over = true;
            place.run();
        }

        @Override
        public void onCompleted() {
            if (over) {
                return;
            }
            over = true;
            place.run();
            Answers.unary(out, () -> {
                ModelManifest known = manifest;
                Checks checks = new Checks();
                checks.that(known != null, "manifest", "is missing");
                checks.done();
                try {
                    return state(registry.offer(Objects.requireNonNull(known), octets.toByteArray()));
                } catch (ModelException e) {
                    throw failure(e);
                }
            });
        }

        private void fail(StatusException why) {
            over = true;
            place.run();
            octets.reset();
            out.onError(why);
        }
    }

    private static ModelManifest manifest(io.rantwin.api.v1.ModelManifest manifest) {
        return new ModelManifest(
                manifest.getModelId(),
                manifest.getSha256(),
                manifest.getSignature().toByteArray(),
                manifest.getSizeOctets(),
                manifest.getFeaturesList());
    }

    private static ModelState state(ModelReport report) {
        ModelState.Builder state = ModelState.newBuilder()
                .setModelId(report.modelId())
                .setStage(
                        switch (report.stage()) {
                            case SHADOW -> ModelStage.MODEL_STAGE_SHADOW;
                            case ACTIVE -> ModelStage.MODEL_STAGE_ACTIVE;
                            case WITHDRAWN -> ModelStage.MODEL_STAGE_WITHDRAWN;
                        })
                .setForecasts(report.forecasts())
                .setReason(report.reason());
        report.relativeError().forEach(state::putRelativeErrorByHorizonMs);
        return state.build();
    }

    private static StatusException failure(ModelException e) {
        Status status = switch (e.reason()) {
            case MANIFEST -> Status.INVALID_ARGUMENT;
            case PRECONDITION -> Status.FAILED_PRECONDITION;
            case EXISTS -> Status.ALREADY_EXISTS;
            case UNKNOWN -> Status.NOT_FOUND;
            case FULL -> Status.RESOURCE_EXHAUSTED;
            // Not UNAVAILABLE, which clients read as nobody being there, and try again.
            case STORE -> Status.INTERNAL;
        };
        return status.withDescription(e.getMessage()).asException();
    }
}
