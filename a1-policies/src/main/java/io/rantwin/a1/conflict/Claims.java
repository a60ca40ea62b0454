package io.rantwin.a1.conflict;

import io.rantwin.a1.conflict.Demand.Awake;
import io.rantwin.a1.conflict.Demand.Away;
import io.rantwin.a1.conflict.Demand.Only;
import io.rantwin.a1.conflict.Demand.Sets;
import io.rantwin.a1.conflict.Demand.Sleep;
import io.rantwin.a1.conflict.Demand.Towards;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective.EsPercentage;
import io.rantwin.a1.policy.EnergyObjective.TargetPeeEnergy;
import io.rantwin.a1.policy.EnergyResource;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.SliceSlaResources;
import io.rantwin.a1.policy.TspResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes policies apart into claims. */
final class Claims {
    private static final String ACTIVITY = "whether cells are on";
    private static final String ENERGY = "energy of the cells";
    private static final Area EVERYWHERE = new Area.Everywhere();

    private final List<Claim> claims = new ArrayList<>();

    private Claims() {}

    static List<Claim> of(A1Policy policy) {
        var parts = new Claims();
        parts.read(policy);
        return parts.claims;
    }

    private void read(A1Policy policy) {
        Scope scope = policy.scope();
        Audience audience = Audience.of(scope);
        Area area = Area.of(scope);
        switch (policy) {
            case A1Policy.QoSTarget target -> NumberClaims.add(claims, audience, area, target.qosObjectives());
            case A1Policy.QoETarget target -> NumberClaims.add(claims, audience, area, target.qoeObjectives());
            case A1Policy.TrafficSteeringPreference steering -> steering(audience, steering.tspResources());
            case A1Policy.QoSandTSP both -> {
                NumberClaims.add(claims, audience, area, both.qosObjectives());
                steering(audience, both.tspResources());
            }
            case A1Policy.QoEandTSP both -> {
                NumberClaims.add(claims, audience, area, both.qoeObjectives());
                steering(audience, both.tspResources());
            }
            case A1Policy.UELevelTarget target -> {
                NumberClaims.add(
                        claims, audience, area, target.ueLevelObjectives().values());
                NumberClaims.add(
                        claims,
                        audience,
                        area,
                        "downlink",
                        target.ueLevelObjectives().dlReliability());
                NumberClaims.add(
                        claims,
                        audience,
                        area,
                        "uplink",
                        target.ueLevelObjectives().ulReliability());
            }
            case A1Policy.SliceSLATarget target -> slice(audience, target);
            case A1Policy.LoadBalancing balancing -> balancing(audience, area, balancing);
            case A1Policy.EnergySaving saving -> saving(area, saving);
            case A1Policy.HelloWorld hello -> sets("hello-world threshold", Long.toString(hello.threshold()));
            case A1Policy.TrafficSteeringThreshold threshold ->
                sets("steering threshold", threshold.thresholdPercent() + " %");
            case A1Policy.AdmissionControl control ->
                sets("admission control", control.toJson().toString());
            case A1Policy.RateControl control ->
                sets(
                        "rate control of class " + control.trafficClass(),
                        control.toJson().toString());
        }
    }

    private void sets(String target, String value) {
        add(target, Audience.ALL, EVERYWHERE, new Sets(value), "sets the " + target + " to " + value);
    }

    private void add(String target, Audience audience, Area area, Demand demand, String words) {
        claims.add(new Claim(target, audience, area, demand, words));
    }

    private void slice(Audience audience, A1Policy.SliceSLATarget target) {
        SliceSlaResources resources = target.sliceSlaResources();
        Area area = switch (resources) {
            case null -> EVERYWHERE;
            case SliceSlaResources.Cells cells -> Area.ofCells(cells.cellIdList());
            case SliceSlaResources.TrackingAreas areas -> Area.of(Scope.ofTrackingAreas(areas.taIList()));
        };
        NumberClaims.add(claims, audience, area, target.sliceSlaObjectives().values());
        NumberClaims.add(
                claims, audience, area, "downlink", target.sliceSlaObjectives().minDlReliabilityPerUe());
        NumberClaims.add(
                claims, audience, area, "uplink", target.sliceSlaObjectives().minUlReliabilityPerUe());
    }

    private static String steeringOf(boolean isPrimary) {
        return isPrimary ? "primary cells" : "secondary cells";
    }

    private void steering(Audience audience, List<TspResource> resources) {
        for (TspResource resource : resources) {
            String target = steeringOf(resource.isPrimary());
            Area area = Area.ofCells(resource.cellIdList());
            switch (resource.preference()) {
                case SHALL -> {
                    add(
                            target,
                            audience,
                            EVERYWHERE,
                            new Only(Set.copyOf(resource.cellIdList())),
                            "keeps traffic in " + area.words() + " alone");
                    add(ACTIVITY, audience, area, new Awake(), "keeps traffic there");
                }
                case PREFER -> {
                    add(target, audience, area, new Towards(), "prefers " + target + " there");
                    add(ACTIVITY, audience, area, new Awake(), "prefers to have traffic there");
                }
                case AVOID -> add(target, audience, area, new Away(), "avoids " + target + " there");
                case FORBID -> add(target, audience, area, new Away(), "forbids " + target + " there");
            }
        }
    }

    private void balancing(Audience audience, Area loaded, A1Policy.LoadBalancing balancing) {
        Area targets = Area.ofCells(balancing.targetCells());
        add(steeringOf(true), audience, loaded, new Away(), "moves load away from there");
        add(steeringOf(true), audience, targets, new Towards(), "moves load there");
        add(ACTIVITY, audience, targets, new Awake(), "moves load there");
        usage(audience, loaded, "downlink", balancing.dlLbObjective());
        usage(audience, loaded, "uplink", balancing.ulLbObjective());
    }

    private void usage(Audience audience, Area loaded, String direction, @Nullable LoadBalancingObjective objective) {
        if (objective != null) {
            String target = direction + " PRB usage (" + objective.prbUsageType() + ")";
            Sets value = Sets.number(objective.targetPrbUsagePercent());
            add(target, audience, loaded, value, "sets the " + target + " to " + value.value() + " %");
        }
    }

    private void saving(Area area, A1Policy.EnergySaving saving) {
        Set<CellId> guarded = new LinkedHashSet<>();
        for (EnergyResource resource : saving.esResources()) {
            Guarded operational = resource.operational();
            if (operational != null && operational.guard() == Guard.FORBID) {
                guarded.addAll(operational.cells());
            }
        }
        if (!guarded.isEmpty()) {
            add(ACTIVITY, Audience.ALL, Area.ofCells(guarded), new Awake(), "forbids switching off there");
        }
        switch (saving.esObjective()) {
            case null -> {
                // Guards alone: nothing is to be saved.
            }
            case EsPercentage(int percent) -> {
                saves(area, percent + " % less");
                if (percent > 0) {
                    sleeps(area, guarded);
                }
            }
            case TargetPeeEnergy(long kilowattHours) -> {
                saves(area, kilowattHours + " kWh");
                sleeps(area, guarded);
            }
        }
    }

    private void saves(Area area, String value) {
        add(ENERGY, Audience.ALL, area, new Sets(value), "sets the " + ENERGY + " to " + value);
    }

    private void sleeps(Area area, Set<CellId> guarded) {
        add(ACTIVITY, Audience.ALL, area.without(guarded), new Sleep(), "wants to save energy there");
    }
}
