package io.rantwin.planner.live;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ListModelsResponse;
import io.rantwin.api.v1.ModelManifest;
import io.rantwin.api.v1.ModelStage;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.OfferModelRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A twin's models: it takes what it is offered, unless a test wants otherwise. */
final class ScriptedModels extends ModelsGrpc.ModelsImplBase {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile @Nullable Status refusal;

    /** What it says from now on; null when it takes them. */
    void refuse(@Nullable Status why) {
        refusal = why;
    }

    /** Ids of the models that it took, in order. */
    List<String> taken() {
        return taken;
    }

    @Override
    public StreamObserver<OfferModelRequest> offerModel(StreamObserver<ModelState> out) {
        return new StreamObserver<>() {
            private final ByteArrayOutputStream content = new ByteArrayOutputStream();
            private ModelManifest manifest = ModelManifest.getDefaultInstance();

            @Override
            public void onNext(OfferModelRequest part) {
                if (part.hasManifest()) {
                    manifest = part.getManifest();
                } else {
                    content.writeBytes(part.getContent().toByteArray());
                }
            }

            @Override
            public void onError(Throwable gone) {
                out.onError(gone);
            }

            @Override
            public void onCompleted() {
                Status why = refusal;
                if (why != null) {
                    out.onError(why.asRuntimeException());
                    return;
                }
                if (content.size() != manifest.getSizeOctets()
                        || manifest.getSignature().isEmpty()) {
                    out.onError(new IllegalStateException("the upload is not whole"));
                    return;
                }
                taken.add(manifest.getModelId());
                ScriptedTwin.answer(
                        out,
                        ModelState.newBuilder()
                                .setModelId(manifest.getModelId())
                                .setStage(ModelStage.MODEL_STAGE_SHADOW)
                                .setReason("no forecast has met its truth yet")
                                .build());
            }
        };
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> out) {
        ScriptedTwin.answer(
                out,
                ListModelsResponse.newBuilder()
                        .addModels(ModelState.newBuilder()
                                .setModelId("m")
                                .setStage(ModelStage.MODEL_STAGE_SHADOW)
                                .putRelativeErrorByHorizonMs(60_000, 0.9)
                                .setForecasts(12)
                                .setReason("too few"))
                        .build());
    }
}
