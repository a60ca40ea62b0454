package io.rantwin.harness.nearrt;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ModelManifest;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.OfferModelRequest;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.WeightsWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A small learned model of the load, signed with a key of its own. */
final class OfferedModel {
    private static final List<String> INPUTS = List.of("RRU.PrbTotDl", "RRC.ConnMean");

    private final KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final Path publicKey;

    /** @param folder gets the public key */
    OfferedModel(Path folder) throws Exception {
        publicKey = Files.writeString(
                folder.resolve("planner.pub"),
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    /** The member of the configuration by which an xApp takes it. */
    String trust() {
        return "models: {keyFiles: [" + publicKey + "]}\n";
    }

    /** Head of a model of the first of two inputs, ten seconds ahead. */
    static Header header(String name, List<String> inputs) {
        return new Header(
                name,
                "1",
                inputs.getFirst(),
                inputs,
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                List.of(10),
                List.of(0.05, 0.5, 0.95),
                0,
                1,
                0.01);
    }

    /** Offers it; gives what the xApp says of it. */
    ModelState offer(ManagedChannel channel, String modelId) throws Exception {
        byte[] bundle = WeightsWriter.write(
                header("load-dense", INPUTS),
                List.of(new Dense(INPUTS.size(), 3, Activation.LINEAR, new float[6], new float[3])));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(bundle);
        ModelManifest manifest = ModelManifest.newBuilder()
                .setModelId(modelId)
                .setSha256(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bundle)))
                .setSignature(ByteString.copyFrom(signature.sign()))
                .setSizeOctets(bundle.length)
                .addAllFeatures(List.of("RRU.PrbTotDl [%]", "RRC.ConnMean"))
                .build();
        Answer answer = new Answer();
        StreamObserver<OfferModelRequest> out =
                ModelsGrpc.newStub(channel).withWaitForReady().offerModel(answer);
        out.onNext(OfferModelRequest.newBuilder().setManifest(manifest).build());
        out.onNext(OfferModelRequest.newBuilder()
                .setContent(ByteString.copyFrom(bundle))
                .build());
        out.onCompleted();
        return answer.state.get(TwinWorld.SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static final class Answer implements StreamObserver<ModelState> {
        private final CompletableFuture<ModelState> state = new CompletableFuture<>();

        @Override
        public void onNext(ModelState told) {
            state.complete(told);
        }

        @Override
        public void onError(Throwable failure) {
            state.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {}
    }

    /** What the xApp says of its models. */
    static List<ModelState> models(ManagedChannel channel) {
        return ModelsGrpc.newBlockingStub(channel)
                .withDeadlineAfter(TwinWorld.SOON.toSeconds(), TimeUnit.SECONDS)
                .withWaitForReady()
                .listModels(ListModelsRequest.getDefaultInstance())
                .getModelsList();
    }
}
