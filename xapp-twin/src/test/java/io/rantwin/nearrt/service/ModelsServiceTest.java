package io.rantwin.nearrt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.ActivateModelRequest;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ModelManifest;
import io.rantwin.api.v1.ModelStage;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.OfferModelRequest;
import io.rantwin.api.v1.WithdrawModelRequest;
import io.rantwin.nearrt.model.Bundles;
import java.security.KeyPair;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsServiceTest {
    private static final KeyPair KEYS = Bundles.keys();

    private final FakeTwin twin = new FakeTwin(KEYS.getPublic());
    private final Channel channel = twin.serve();
    private final ModelsGrpc.ModelsBlockingStub models = ModelsGrpc.newBlockingStub(channel);

    @AfterEach
    void close() {
        twin.close();
    }

    private static OfferModelRequest manifest(byte[] bundle) {
        var good = Bundles.manifest("m1", bundle, KEYS.getPrivate());
        return OfferModelRequest.newBuilder()
                .setManifest(ModelManifest.newBuilder()
                        .setModelId(good.modelId())
                        .setSha256(good.sha256())
                        .setSignature(ByteString.copyFrom(good.signature()))
                        .setSizeOctets(good.sizeOctets())
                        .addAllFeatures(good.features()))
                .build();
    }

    private static OfferModelRequest content(byte[] octets, int from, int until) {
        return OfferModelRequest.newBuilder()
                .setContent(ByteString.copyFrom(octets, from, until - from))
                .build();
    }

    private ModelState offer(OfferModelRequest... parts) throws Throwable {
        CompletableFuture<ModelState> answer = new CompletableFuture<>();
        StreamObserver<OfferModelRequest> out = ModelsGrpc.newStub(channel).offerModel(new StreamObserver<>() {
            @Override
            public void onNext(ModelState state) {
                answer.complete(state);
            }

            @Override
            public void onError(Throwable t) {
                answer.completeExceptionally(t);
            }

            @Override
            public void onCompleted() {}
        });
        for (OfferModelRequest part : parts) {
            out.onNext(part);
        }
        out.onCompleted();
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @Test
    void aBundleComesInPartsAndLives() throws Throwable {
        byte[] bundle = Bundles.bundle();
        ModelState state = offer(manifest(bundle), content(bundle, 0, 10), content(bundle, 10, bundle.length));
        assertThat(state.getStage()).isEqualTo(ModelStage.MODEL_STAGE_SHADOW);
        assertThat(state.getReason()).isEqualTo("in shadow: no forecast has met its truth yet");
        for (int i = 1; i <= 300; i++) {
            twin.models.score("m1", FakeTwin.A, 10_000, i * 1_000_000_000L, 0.5, new double[] {2, 1});
        }
        ModelState active = models.activateModel(
                ActivateModelRequest.newBuilder().setModelId("m1").build());
        assertThat(active.getStage()).isEqualTo(ModelStage.MODEL_STAGE_ACTIVE);
        assertThat(active.getRelativeErrorByHorizonMsOrThrow(10_000)).isEqualTo(0.5);
        assertThat(models.listModels(ListModelsRequest.getDefaultInstance()).getModelsList())
                .containsExactly(active);
        ModelState gone = models.withdrawModel(WithdrawModelRequest.newBuilder()
                .setModelId("m1")
                .setReason("me: it is old")
                .build());
        assertThat(gone.getStage()).isEqualTo(ModelStage.MODEL_STAGE_WITHDRAWN);
        assertThat(twin.streamsOpen()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        byte[] bundle = Bundles.bundle();
        byte[] longer = new byte[bundle.length + 1];
        assertThatThrownBy(() -> offer(manifest(bundle), content(bundle, 0, bundle.length - 1)))
                .hasMessageStartingWith("FAILED_PRECONDITION: The bundle has");
        assertThatThrownBy(() -> offer(manifest(bundle), content(longer, 0, bundle.length)))
                .hasMessageStartingWith("FAILED_PRECONDITION: The bundle has the SHA-256");
        assertThatThrownBy(() -> offer(manifest(bundle), content(longer, 0, longer.length)))
                .hasMessage("INVALID_ARGUMENT: content: is longer than the manifest says");
        assertThatThrownBy(() -> offer(content(bundle, 0, 1)))
                .hasMessageStartingWith("INVALID_ARGUMENT: content: comes after the manifest");
        assertThatThrownBy(() -> offer(manifest(bundle), manifest(bundle)))
                .hasMessage("INVALID_ARGUMENT: manifest: comes once, as the first part");
        assertThatThrownBy(() -> offer()).hasMessage("INVALID_ARGUMENT: manifest: is missing");
        assertThatThrownBy(() -> offer(OfferModelRequest.getDefaultInstance()))
                .hasMessageStartingWith("INVALID_ARGUMENT: part: is missing");
        assertThat(twin.models.models()).isEmpty();
        Waiting.until(() -> twin.streamsOpen() == 0);
    }

    @Test
    void aStoreThatFailsIsAFaultOfTheServerAndNotItsAbsence() {
        twin.store.breakDown();
        byte[] bundle = Bundles.bundle();
        assertThatThrownBy(() -> offer(manifest(bundle), content(bundle, 0, bundle.length)))
                .hasMessage("INTERNAL: The model could not be stored: the disk is full");
    }

    @Test
    void unknownModelsAreNotFound() {
        assertThatThrownBy(() -> models.activateModel(
                        ActivateModelRequest.newBuilder().setModelId("x").build()))
                .hasMessage("NOT_FOUND: There is no model x.");
        assertThatThrownBy(() -> models.withdrawModel(
                        WithdrawModelRequest.newBuilder().setModelId("x").build()))
                .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }
}
