package io.rantwin.nearrt.client;

import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.Explanation;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rantwin twin explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Why a what-if comes out as it does: what each action contributes to the effect on the whole network",
            "(Shapley values, exact up to six actions), and what changes where."
        })
final class ExplainCommand extends TwinCall {
    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--kpi",
            paramLabel = "NAME",
            defaultValue = "RRU.PrbTotDl",
            description = "Which quantity is shared out; ${DEFAULT-VALUE} when not given.")
    private String kpi;

    @Override
    void ask(Twin twin) throws IOException {
        EvaluateRequest request;
        try {
            request = scenario.request()
                    .addGuardRails(
                            GuardRail.newBuilder().setKpi(Kpi.newBuilder().setName(kpi)))
                    .build();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        Explanation answer = twin.stub(WhatIfGrpc::newBlockingStub).explain(request);
        if (!json(answer)) {
            answer.getSentencesList().forEach(out()::println);
        }
    }
}
