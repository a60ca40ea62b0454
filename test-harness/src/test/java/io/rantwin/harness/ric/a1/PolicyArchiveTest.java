package io.rantwin.harness.ric.a1;

import static io.rantwin.harness.ric.a1.MediatorRun.TYPE_20008;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.store.MemoryData;
import io.rantwin.xapp.complaint.Complaints;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PolicyArchiveTest {
    private static final String TYPE = "/A1-P/v2/policytypes/20008";
    private static final String D1 = TYPE + "/policies/d1";
    private static final String D2 = TYPE + "/policies/d2";
    private static final String OK =
            "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"OK\"}";

    private final MemoryData data = new MemoryData();
    private final Complaints complaints =
            new Complaints(LoggerFactory.getLogger(PolicyArchiveTest.class), InstantSource.system());
    private final List<MediatorRun> runs = new ArrayList<>();

    private MediatorRun life() {
        MediatorRun run = new MediatorRun(A1MediatorOptions.REALISTIC);
        runs.add(run);
        run.mediator.keepIn(data, complaints);
        return run;
    }

    @AfterEach
    void stop() {
        runs.forEach(MediatorRun::close);
    }

    @Test
    void typesPoliciesAndTheirStatusOutliveTheMediator() {
        MediatorRun first = life();
        first.put(TYPE, TYPE_20008);
        first.put(D1, "{\"threshold\":1}");
        first.put(D2, "{\"threshold\":2}");
        first.put(D1, "{\"threshold\":3}");
        first.answer(OK);

        MediatorRun second = life();
        assertThat(second.get(TYPE).body()).isEqualTo(TYPE_20008);
        assertThat(second.get(D1).body()).isEqualTo("{\"threshold\":3}");
        assertThat(second.get(D1 + "/status").body()).contains("\"ENFORCED\"");
        assertThat(second.get(D2 + "/status").body()).contains("\"NOT_ENFORCED\"");
        assertThat(second.put(D1, "{\"threshold\":-1}").statusCode()).isEqualTo(400);
        assertThat(second.delete(D2).statusCode()).isEqualTo(202);

        MediatorRun third = life();
        assertThat(third.get(TYPE + "/policies").body()).isEqualTo("[\"d1\"]");
        assertThat(third.delete(D1).statusCode()).isEqualTo(202);
        assertThat(third.delete(TYPE).statusCode()).isEqualTo(204);
        assertThat(life().get("/A1-P/v2/policytypes").body()).isEqualTo("[]");
        assertThat(complaints.count()).isZero();
    }

    @Test
    void whatIsNoPolicyIsLeftOutAndWhatWasLostIsKeptAgain() throws Exception {
        MediatorRun first = life();
        first.put(TYPE, TYPE_20008);
        first.put(D1, "{\"threshold\":1}");
        data.clear();
        assertThat(life().get("/A1-P/v2/policytypes").body()).isEqualTo("[]");
        first.mediator.keepAgain();
        data.set("a1mediator", "policy/20008/d9", Octets.of("nonsense".getBytes(StandardCharsets.UTF_8)));

        assertThat(life().get(TYPE + "/policies").body()).isEqualTo("[\"d1\"]");
        assertThat(complaints.count()).isEqualTo(1);

        // As ordered: with all that is in the store.
        first.mediator.forget();
        assertThat(life().get("/A1-P/v2/policytypes").body()).isEqualTo("[]");
    }
}
