package io.rantwin.nearrt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.ListCellsRequest;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server on a real port. */
class TwinServerTest {
    private final FakeTwin twin = new FakeTwin();
    private TwinServer server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws IOException {
        server = twin.serveOnPort(ServerAccess.open(InstantSource.system()));
        channel = Grpc.newChannelBuilder("127.0.0.1:" + server.port(), InsecureChannelCredentials.create())
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        twin.close();
    }

    @Test
    void itServesCellsHealthAndReflectionAndCountsCalls() throws Exception {
        assertThat(CellsGrpc.newBlockingStub(channel)
                        .listCells(ListCellsRequest.getDefaultInstance())
                        .getCellsCount())
                .isEqualTo(3);
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
        HealthCheckRequest ofWhatIfs =
                HealthCheckRequest.newBuilder().setService("rantwin.v1.WhatIf").build();
        assertThat(health.check(ofWhatIfs).getStatus()).isEqualTo(ServingStatus.SERVING);
        server.whatIfsAreQuick(false);
        assertThat(health.check(ofWhatIfs).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .as("all but what-ifs is there")
                .isEqualTo(ServingStatus.SERVING);
        server.whatIfsAreQuick(true);
        assertThat(health.check(ofWhatIfs).getStatus()).isEqualTo(ServingStatus.SERVING);
        server.healthy(false);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.NOT_SERVING);
        CompletableFuture<List<String>> names = new CompletableFuture<>();
        ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        names.complete(response.getListServicesResponse().getServiceList().stream()
                                .map(ServiceResponse::getName)
                                .toList());
                    }

                    @Override
                    public void onError(Throwable t) {
                        names.completeExceptionally(t);
                    }

                    @Override
                    public void onCompleted() {}
                })
                .onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        assertThat(names.get(60, TimeUnit.SECONDS))
                .contains(
                        "rantwin.v1.Cells",
                        "rantwin.v1.History",
                        "rantwin.v1.Forecasts",
                        "rantwin.v1.WhatIf",
                        "rantwin.v1.Quality",
                        "rantwin.v1.Policies",
                        "rantwin.v1.Models",
                        "rantwin.v1.Topology");
        assertThat(server.calls())
                .containsEntry("rantwin.v1.Cells/ListCells OK", 1L)
                .containsEntry("grpc.health.v1.Health/Check OK", 6L);
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        EvaluateRequest huge = EvaluateRequest.newBuilder()
                .setSnapshot(ByteString.copyFrom(new byte[(32 << 20) + 1]))
                .build();
        assertThatThrownBy(() -> WhatIfGrpc.newBlockingStub(channel).evaluate(huge))
                .satisfies(
                        e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        assertThat(CellsGrpc.newBlockingStub(channel)
                        .listCells(ListCellsRequest.getDefaultInstance())
                        .getCellsCount())
                .isEqualTo(3);
    }
}
