package io.rantwin.planner.live;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.rantwin.api.access.TwinAccess;
import io.rantwin.api.v1.ActivateModelRequest;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ModelManifest;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.OfferModelRequest;
import io.rantwin.api.v1.WithdrawModelRequest;
import io.rantwin.planner.model.ModelBundle;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The learned models of a running twin: offered, looked at, activated, withdrawn. Calls wait for their answers. Thread-safe. */
public final class TwinModels implements AutoCloseable {
    private static final int OCTETS_OF_A_PART = 256 << 10;
    private static final long QUICK_SECONDS = 10;
    private static final long UPLOAD_SECONDS = 120;

    private final String address;
    private final ManagedChannel channel;

    private TwinModels(String address, ManagedChannel channel) {
        this.address = address;
        this.channel = channel;
    }

    /** Those of the twin at an address {@code HOST:PORT}. */
    public static TwinModels at(String address, TwinAccess access) {
        return new TwinModels(address, access.open(address));
    }

    /** Those over a way to a twin that is somebody else's to close. */
    static TwinModels over(String address, ManagedChannel channel) {
        return new TwinModels(address, channel);
    }

    /** Where the twin is. */
    public String address() {
        return address;
    }

    /**
     * Offers what a bundle's weight file holds, under the id of its card. The same again changes nothing.
     *
     * @throws TwinException when it is not taken; the message is the twin's sentence
     */
    public ModelState offer(ModelBundle bundle) throws TwinException {
        var upload = new Upload(bundle);
        stub(ModelsGrpc::newStub, UPLOAD_SECONDS).offerModel(upload);
        return TwinQuestions.waitFor(upload.answer::join, address);
    }

    /** All models that it has, the newest first. */
    public List<ModelState> all() throws TwinException {
        return TwinQuestions.waitFor(() -> quick().listModels(ListModelsRequest.getDefaultInstance()), address)
                .getModelsList();
    }

    /**
     * Takes a model out of shadow where it is better than the best simple member.
     *
     * @param cellIds for the groups of these cells; for all when empty
     */
    public ModelState activate(String modelId, Collection<String> cellIds) throws TwinException {
        ActivateModelRequest request = ActivateModelRequest.newBuilder()
                .setModelId(modelId)
                .addAllCellIds(cellIds)
                .build();
        return TwinQuestions.waitFor(() -> quick().activateModel(request), address);
    }

    /**
     * Ends the use of a model everywhere, for good.
     *
     * @param reason who and why
     */
    public ModelState withdraw(String modelId, String reason) throws TwinException {
        WithdrawModelRequest request = WithdrawModelRequest.newBuilder()
                .setModelId(modelId)
                .setReason(reason)
                .build();
        return TwinQuestions.waitFor(() -> quick().withdrawModel(request), address);
    }

    private ModelsGrpc.ModelsBlockingStub quick() {
        return stub(ModelsGrpc::newBlockingStub, QUICK_SECONDS);
    }

    private <S extends AbstractStub<S>> S stub(Function<Channel, S> maker, long seconds) {
        return maker.apply(channel).withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    /** Ends the way to the twin: for whoever began it by {@link #at}. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** A bundle on its way, no faster than the twin takes it. gRPC calls it from one thread at a time. */
    private static final class Upload implements ClientResponseObserver<OfferModelRequest, ModelState> {
        private final CompletableFuture<ModelState> answer = new CompletableFuture<>();
        private final ModelBundle bundle;
        private boolean isBegun;
        private int sent;

        Upload(ModelBundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<OfferModelRequest> out) {
            out.setOnReadyHandler(() -> send(out));
        }

        private void send(ClientCallStreamObserver<OfferModelRequest> out) {
            byte[] octets = bundle.weightsOctets();
            while (out.isReady() && !(isBegun && sent == octets.length)) {
                if (!isBegun) {
                    isBegun = true;
                    out.onNext(OfferModelRequest.newBuilder()
                            .setManifest(manifest())
                            .build());
                    continue;
                }
                int size = Math.min(OCTETS_OF_A_PART, octets.length - sent);
                out.onNext(OfferModelRequest.newBuilder()
                        .setContent(ByteString.copyFrom(octets, sent, size))
                        .build());
                sent += size;
                if (sent == octets.length) {
                    out.onCompleted();
                }
            }
        }

        private ModelManifest manifest() {
            return ModelManifest.newBuilder()
                    .setModelId(bundle.card().modelId())
                    .setSha256(bundle.card().weightsSha256())
                    .setSignature(ByteString.copyFrom(bundle.weightsSignature()))
                    .setSizeOctets(bundle.weightsOctets().length)
                    .addAllFeatures(bundle.weights().header().inputs())
                    .build();
        }

        @Override
        public void onNext(ModelState state) {
            answer.complete(state);
        }

        @Override
        public void onError(Throwable refused) {
            answer.completeExceptionally(refused);
        }

        @Override
        public void onCompleted() {
            answer.completeExceptionally(new IllegalStateException("the twin ended an offer without an answer"));
        }
    }
}
