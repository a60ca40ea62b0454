package io.rantwin.nearrt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.opentelemetry.api.trace.SpanKind;
import io.rantwin.api.tracing.ClientTraces;
import io.rantwin.api.tracing.Collector;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingSettings;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.GetCellRequest;
import io.rantwin.api.v1.ListCellsRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace goes over gRPC from who asks to the twin. */
class TracedCallsTest {
    private Collector collector;
    private Tracing asking;
    private Tracing answering;
    private FakeTwin twin;
    private CellsGrpc.CellsBlockingStub cells;

    @BeforeEach
    void begin() throws IOException {
        collector = Collector.start();
        asking = Tracing.start(new TracingSettings(collector.endpoint(), 1, null, null), "planner", "");
        answering = Tracing.start(new TracingSettings(collector.endpoint(), 0, null, null), "xapp", "");
        twin = new FakeTwin();
        twin.tracing = answering;
        ManagedChannel channel = twin.serve();
        cells = CellsGrpc.newBlockingStub(ClientInterceptors.intercept(channel, new ClientTraces(asking)));
    }

    @AfterEach
    void end() {
        twin.close();
        asking.close();
        answering.close();
        collector.close();
    }

    @Test
    void bothSidesAreInTheTraceOfWhoAsks() {
        try (TracedWork _ = asking.begin("request", SpanKind.SERVER)) {
            assertThat(cells.listCells(ListCellsRequest.getDefaultInstance()).getCellsCount())
                    .isPositive();
            assertThat(catchThrowable(() -> cells.getCell(
                            GetCellRequest.newBuilder().setCellId("none").build())))
                    .isNotNull();
        }
        await().until(() -> collector.spans().size() == 5);
        Collector.Span request = collector.named("request").getFirst();
        List<Collector.Span> asked = collector.within(request);
        assertThat(asked)
                .extracting(Collector.Span::name)
                .containsExactly("rantwin.v1.Cells/ListCells", "rantwin.v1.Cells/GetCell");
        assertThat(asked).allSatisfy(call -> {
            assertThat(call.kind()).isEqualTo(3);
            assertThat(call.service()).isEqualTo("planner");
            assertThat(collector.within(call)).singleElement().satisfies(answered -> {
                assertThat(answered.service()).isEqualTo("xapp");
                assertThat(answered.kind()).isEqualTo(2);
                assertThat(answered.name()).isEqualTo(call.name());
                assertThat(answered.attributes().get("rpc.grpc.status_code"))
                        .isEqualTo(call.attributes().get("rpc.grpc.status_code"));
            });
        });
        assertThat(asked.getLast().attributes()).containsEntry("rpc.grpc.status_code", 5L);
        assertThat(asked.getLast().error()).startsWith("error: ");
        assertThat(asked.getFirst().error()).isEmpty();
    }

    @Test
    void callsOfNoTraceBeginNone() {
        cells.listCells(ListCellsRequest.getDefaultInstance());
        asking.close();
        answering.close();
        assertThat(collector.requests()).isZero();
    }
}
