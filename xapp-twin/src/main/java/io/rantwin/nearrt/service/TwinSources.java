package io.rantwin.nearrt.service;

import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.twin.whatif.PowerDraw;
import java.util.function.BooleanSupplier;

/**
 * What the services answer from.
 *
 * @param power electrical power in what-ifs
 * @param isBehind whether reports wait to be taken up: what-ifs give way meanwhile
 */
public record TwinSources(
        LiveCells cells,
        LiveNodes nodes,
        LiveReports reports,
        LiveForecasts forecasts,
        LiveNetwork network,
        LiveQuality quality,
        LivePolicies policies,
        ModelRegistry models,
        PowerDraw power,
        BooleanSupplier isBehind) {}
