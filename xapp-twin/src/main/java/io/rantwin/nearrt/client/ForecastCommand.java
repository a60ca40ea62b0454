package io.rantwin.nearrt.client;

import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.GetForecastResponse;
import io.rantwin.api.v1.Kpi;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin forecast}. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = {
            "What is foreseen of a cell: median and interval, beside the naive forecast (the last value).",
            "COVERAGE is the share of the last truths that lay in the 90 %% interval."
        })
final class ForecastCommand extends TwinCall {
    @Parameters(paramLabel = "CELL", description = "NR CGI as text.")
    private String cell;

    @Option(
            names = "--kpi",
            split = ",",
            paramLabel = "NAME",
            description = "Which measurements, such as RRU.PrbTotDl; all that are forecast when not given.")
    private List<String> kpis = List.of();

    @Option(
            names = "--horizon",
            split = ",",
            paramLabel = "SECONDS",
            description = "How far ahead, 1 to 3600; 1, 10 and 60 when not given.")
    private List<Double> horizons = List.of();

    @Override
    void ask(Twin twin) {
        GetForecastRequest.Builder request = GetForecastRequest.newBuilder().addCellIds(cell);
        kpis.forEach(kpi -> request.addKpis(Kpi.newBuilder().setName(kpi)));
        horizons.forEach(seconds -> request.addHorizonsMs(Math.round(1000 * seconds)));
        GetForecastResponse answer = twin.stub(ForecastsGrpc::newBlockingStub).getForecast(request.build());
        if (json(answer)) {
            return;
        }
        Table table = new Table(
                "MEASUREMENT", "UNIT", "IN>", "MEDIAN>", "90 % INTERVAL>", "NAIVE>", "COVERAGE>", "HEAVIEST MEMBER");
        for (Forecast forecast : answer.getForecastsList()) {
            Double median = Words.quantile(forecast.getQuantilesList(), 0.5);
            table.row(
                    forecast.getKpi().getName(),
                    forecast.getKpi().getUnit(),
                    Words.age(forecast.getHorizonMs()),
                    median == null ? "" : Words.number(median),
                    Words.interval(forecast.getQuantilesList()),
                    Words.number(forecast.getNaive()),
                    forecast.getRunningCoverage90() < 0 ? "-" : Words.number(forecast.getRunningCoverage90()),
                    forecast.getMembersCount() == 0
                            ? ""
                            : forecast.getMembers(0).getMember() + " "
                                    + Words.number(forecast.getMembers(0).getWeight()));
        }
        print(table);
    }
}
