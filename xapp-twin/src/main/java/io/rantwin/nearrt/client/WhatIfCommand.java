package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.GuardRailVerdict;
import io.rantwin.api.v1.NetworkEffect;
import io.rantwin.api.v1.WhatIfGrpc;
import io.rantwin.twin.whatif.Kpi;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rantwin twin whatif}. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "What would be if: the effect of actions against doing nothing, under the same chance.",
            "Guard rails say how likely something breaks. Quantities are RRU.PrbTotDl (%%), DRB.UEThpDl (kbit/s),",
            "DRB.MeanActiveUeDl, DRB.PdcpSduVolumeDL (Mbit/s), PEE.AvgPower (W), DRB.RlcSduDelayDl (0.1 ms),",
            "DRB.BufferSize (Mbit), \"carried demand\" (%%)."
        },
        footer = {
            "",
            "Example:",
            "  rantwin twin whatif --sleep 001-01-000000123@10 --demand 1.5 --guard 'RRU.PrbTotDl<=80'"
        })
final class WhatIfCommand extends TwinCall {
    private static final double SECONDS_AN_HOUR = 3600;

    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--guard",
            paramLabel = "[CELL:]KPI<=BOUND",
            description = "What must not break, also with >=; quote it from the shell.")
    private List<String> guards = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most lines of effects; ${DEFAULT-VALUE} when not given.")
    private int top;

    @Override
    void ask(Twin twin) throws IOException {
        EvaluateRequest request = request();
        EvaluateResponse answer = twin.stub(WhatIfGrpc::newBlockingStub).evaluate(request);
        if (json(answer)) {
            return;
        }
        out().println("Against doing nothing, over " + request.getHorizonS() + " s, " + answer.getDraws()
                + " draws, snapshot " + shortened(answer.getSnapshotId()) + ", basis "
                + Words.basis(answer.getBasis()));
        if (answer.getDraws() < request.getDraws()) {
            out().println("Only " + answer.getDraws() + " of " + request.getDraws()
                    + " draws were made: the time was short, --timeout gives more.");
        }
        effects(answer);
        network(request, answer);
        rails(request, answer);
        answer.getReservationsList().forEach(sentence -> out().println("Note: " + sentence));
    }

    private EvaluateRequest request() throws IOException {
        try {
            EvaluateRequest.Builder request = scenario.request();
            guards.forEach(guard -> request.addGuardRails(ScenarioOptions.guard(guard)));
            return request.build();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private void effects(EvaluateResponse answer) {
        if (answer.getEffectsCount() == 0) {
            out().println("Nothing changes.");
            return;
        }
        Table table = new Table("CELL", "QUANTITY", "UNIT", "WITHOUT>", "CHANGE>", "90 % INTERVAL>");
        int left = Math.max(0, top);
        for (CellEffect effect : answer.getEffectsList()) {
            Double median = Words.quantile(effect.getDifferenceList(), 0.5);
            double change = median == null ? Double.NaN : median;
            if (left-- > 0) {
                table.row(
                        effect.getCellId(),
                        effect.getKpi().getName(),
                        effect.getKpi().getUnit(),
                        Words.number(effect.getWithoutActions()),
                        Words.signed(change),
                        Words.interval(effect.getDifferenceList()));
            }
        }
        print(table);
        if (answer.getEffectsCount() > top) {
            out().println("... and " + (answer.getEffectsCount() - top) + " smaller ones (--top)");
        }
    }

    // All cells together; power as energy, too: over the horizon, and in an hour if it stayed so.
    private void network(EvaluateRequest request, EvaluateResponse answer) {
        if (answer.getEffectsCount() == 0) {
            return;
        }
        for (NetworkEffect effect : answer.getNetworkList()) {
            Double median = Words.quantile(effect.getDifferenceList(), 0.5);
            double change = median == null ? Double.NaN : median;
            out().println("All cells: " + effect.getKpi().getName() + " " + Words.signed(change) + " "
                    + effect.getKpi().getUnit() + " (" + Words.interval(effect.getDifferenceList()) + ") of "
                    + Words.number(effect.getWithoutActions()));
            if (effect.getKpi().getName().equals(Kpi.POWER.measurement())) {
                double hours = request.getHorizonS() / SECONDS_AN_HOUR;
                out().println("All cells: energy " + Words.signed(change * hours) + " Wh of "
                        + Words.number(effect.getWithoutActions() * hours) + " over " + request.getHorizonS()
                        + " s; kept for an hour " + Words.signed(change / 1000) + " kWh of "
                        + Words.number(effect.getWithoutActions() / 1000));
            }
        }
    }

    private void rails(EvaluateRequest request, EvaluateResponse answer) {
        for (int i = 0; i < answer.getGuardRailsCount(); i++) {
            GuardRailVerdict verdict = answer.getGuardRails(i);
            GuardRail rail = request.getGuardRails(i);
            List<String> cells = verdict.getCellIdsList();
            out().println(String.format(
                    Locale.ROOT,
                    "Guard rail %s: %s",
                    words(rail),
                    verdict.getViolationProbability() == 0
                            ? "holds in all draws"
                            : String.format(
                                    Locale.ROOT,
                                    "breaks with probability %.2f, in %s%s",
                                    verdict.getViolationProbability(),
                                    String.join(", ", cells.subList(0, Math.min(5, cells.size()))),
                                    cells.size() > 5 ? " and " + (cells.size() - 5) + " more" : "")));
        }
    }

    private static String words(GuardRail rail) {
        return (rail.getCellIdsCount() == 0 ? "" : String.join(", ", rail.getCellIdsList()) + ": ")
                + rail.getKpi().getName()
                + (rail.hasAtMost() ? " <= " + Words.number(rail.getAtMost()) : "")
                + (rail.hasAtLeast() ? " >= " + Words.number(rail.getAtLeast()) : "");
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
