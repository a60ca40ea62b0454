package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellEffect;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.GuardRailVerdict;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final double ROUNDING = 1e-5;

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
        Map<String, double[]> sums = new LinkedHashMap<>();
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
            if (isSummed(effect)) {
                double[] sum = sums.computeIfAbsent(
                        effect.getKpi().getName() + " [" + effect.getKpi().getUnit() + "]", name -> new double[3]);
                sum[0] += change;
                sum[1]++;
                sum[2] += Math.abs(change);
            }
        }
        print(table);
        if (answer.getEffectsCount() > top) {
            out().println("... and " + (answer.getEffectsCount() - top) + " smaller ones (--top)");
        }
        sums.forEach((name, sum) -> out().println(
                        "Sum of the medians of " + (int) sum[1] + " cells: " + name + " " + Words.signed(sum(sum))));
    }

    // What moves from one cell to another leaves only the last bits of the figures behind.
    private static double sum(double[] sum) {
        return Math.abs(sum[0]) < ROUNDING * sum[2] ? 0 : sum[0];
    }

    private static boolean isSummed(CellEffect effect) {
        return List.of("PEE.AvgPower", "DRB.PdcpSduVolumeDL", "DRB.MeanActiveUeDl")
                .contains(effect.getKpi().getName());
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
