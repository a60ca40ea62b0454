package io.rantwin.a1.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.policy.CellId.Rat;
import io.rantwin.a1.policy.EnergyObjective.EsPercentage;
import io.rantwin.a1.policy.EnergyObjective.TargetPeeEnergy;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import io.rantwin.a1.policy.LoadBalancingObjective.PrbUsageType;
import io.rantwin.a1.policy.TspResource.Preference;
import io.rantwin.a1.policy.UeId.EnbIdKind;
import io.rantwin.a1.policy.UeId.GlobalEnbId;
import io.rantwin.a1.policy.UeId.GlobalGnbId;
import io.rantwin.a1.policy.UeId.GuAmI;
import io.rantwin.a1.policy.UeId.GuMmeI;
import io.rantwin.a1.types.PolicyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Draws policies that the schema of their type takes; whether they make sense is another matter. */
public final class AnyPolicy {
    private final RandomGenerator random;

    public AnyPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** A policy of a type. */
    public A1Policy of(PolicyType type) {
        int major = type.typeId() == null ? 0 : type.typeId().major();
        return switch (type.kind()) {
            case QOS_TARGET -> new A1Policy.QoSTarget(qosScope(major), numbers(QosAttribute.class, 4, 1));
            case QOE_TARGET ->
                new A1Policy.QoETarget(
                        commonScope(major, random.nextBoolean(), true), numbers(QoeAttribute.class, 4, 1));
            case TRAFFIC_STEERING_PREFERENCE ->
                new A1Policy.TrafficSteeringPreference(commonScope(major, true, false), tspResources());
            case QOS_AND_TSP ->
                new A1Policy.QoSandTSP(
                        commonScope(major, true, true), numbers(QosAttribute.class, 4, 1), tspResources());
            case QOE_AND_TSP ->
                new A1Policy.QoEandTSP(
                        commonScope(major, true, true), numbers(QoeAttribute.class, 4, 1), tspResources());
            case UE_LEVEL_TARGET ->
                new A1Policy.UELevelTarget(
                        ueLevelScope(major),
                        new UeLevelObjectives(
                                numbers(UeLevelAttribute.class, 6, 1),
                                maybe(this::reliability),
                                maybe(this::reliability)));
            case SLICE_SLA_TARGET ->
                new A1Policy.SliceSLATarget(
                        Scope.of(sliceId()),
                        new SliceSlaObjectives(
                                numbers(SliceSlaAttribute.class, major < 4 ? 8 : 18, 1),
                                major < 4 ? null : maybe(this::reliability),
                                major < 4 ? null : maybe(this::reliability)),
                        maybe(() -> random.nextBoolean()
                                ? new SliceSlaResources.Cells(cells())
                                : new SliceSlaResources.TrackingAreas(areas())));
            case LOAD_BALANCING ->
                new A1Policy.LoadBalancing(
                        random.nextBoolean()
                                ? Scope.of(cellId())
                                : Scope.of(cellId()).with(sliceId()),
                        load(),
                        maybe(this::load),
                        cells());
            case ENERGY_SAVING -> energySaving();
            case HELLO_WORLD -> new A1Policy.HelloWorld(random.nextLong());
            case TRAFFIC_STEERING_THRESHOLD -> new A1Policy.TrafficSteeringThreshold(random.nextInt(200));
            case ADMISSION_CONTROL ->
                new A1Policy.AdmissionControl(
                        random.nextBoolean(),
                        random.nextInt(1, 61),
                        random.nextDouble(1, 100),
                        random.nextBoolean()
                                ? Map.of()
                                : Map.of("vendor", JsonNodeFactory.instance.numberNode(random.nextInt())));
            case RATE_CONTROL ->
                new A1Policy.RateControl(
                        random.nextInt(1, 257),
                        maybe(random::nextBoolean),
                        maybe(() -> random.nextInt(15, 301)),
                        maybe(() -> random.nextLong(1, Long.MAX_VALUE)),
                        maybe(() -> random.nextDouble(0, 100)));
        };
    }

    private <T> T maybe(Supplier<T> made) {
        return random.nextBoolean() ? made.get() : null;
    }

    private Scope qosScope(int major) {
        Scope scope = maybeCell(Scope.EMPTY.with(qosId()));
        scope = random.nextBoolean() ? scope.with(ueId(major)) : scope;
        return switch (random.nextInt(3)) {
            case 0 -> scope.with(groupId());
            case 1 -> scope.with(sliceId());
            default -> scope;
        };
    }

    private Scope ueLevelScope(int major) {
        Scope scope = maybeCell(Scope.EMPTY.with(ueId(major)));
        scope = random.nextBoolean() ? scope.with(groupId()) : scope;
        scope = random.nextBoolean() ? scope.with(sliceId()) : scope;
        return random.nextBoolean() ? scope.with(qosId()) : scope;
    }

    private Scope commonScope(int major, boolean isUeOrSliceNeeded, boolean isQosNeeded) {
        Scope scope = maybeCell(Scope.EMPTY);
        scope = isQosNeeded || random.nextBoolean() ? scope.with(qosId()) : scope;
        int parts = isUeOrSliceNeeded ? random.nextInt(1, 4) : random.nextInt(4);
        scope = (parts & 1) != 0 ? scope.with(ueId(major)) : scope;
        return (parts & 2) != 0 ? scope.with(sliceId()) : scope;
    }

    private Scope maybeCell(Scope scope) {
        return random.nextBoolean() ? scope.with(cellId()) : scope;
    }

    private A1Policy.EnergySaving energySaving() {
        Scope scope = switch (random.nextInt(3)) {
            case 0 -> Scope.of(cellId());
            case 1 -> Scope.ofCells(cells());
            default -> Scope.ofTrackingAreas(areas());
        };
        int parts = random.nextInt(1, 4);
        EnergyObjective objective =
                random.nextBoolean() ? new EsPercentage(random.nextInt(101)) : new TargetPeeEnergy(random.nextInt());
        List<EnergyResource> resources = new ArrayList<>();
        for (int i = (parts & 2) == 0 ? 0 : random.nextInt(1, 4); i > 0; i--) {
            int sides = random.nextInt(1, 4);
            resources.add(new EnergyResource(
                    (sides & 1) == 0 ? null : guarded(),
                    (sides & 2) == 0 ? null : guarded(),
                    maybe(() -> random.nextInt(101)),
                    maybe(() -> random.nextInt(101))));
        }
        return new A1Policy.EnergySaving(scope, (parts & 1) == 0 ? null : objective, resources);
    }

    private Guarded guarded() {
        return new Guarded(cells(), one(Guard.values()));
    }

    private List<TspResource> tspResources() {
        List<TspResource> resources = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            resources.add(new TspResource(cells(), one(Preference.values()), random.nextBoolean()));
        }
        return resources;
    }

    private LoadBalancingObjective load() {
        return new LoadBalancingObjective(random.nextDouble(0, 100), one(PrbUsageType.values()));
    }

    private Reliability reliability() {
        return new Reliability(random.nextInt(1, 1500), random.nextDouble(0.1, 50), random.nextDouble());
    }

    private <A extends Enum<A> & Attribute> Objectives<A> numbers(Class<A> attributes, int most, int least) {
        var values = new EnumMap<A, Double>(attributes);
        int wanted = random.nextInt(least, most + 1);
        while (values.size() < wanted) {
            A attribute = attributes.getEnumConstants()[random.nextInt(most)];
            values.put(
                    attribute,
                    switch (attribute.range()) {
                        case RATIO -> random.nextDouble();
                        case POSITIVE_COUNT, PRIORITY_LEVELS, COUNT -> (double) random.nextInt(1, 128);
                        case OPINION_SCORES -> random.nextDouble(1, 5);
                        default -> random.nextBoolean() ? random.nextDouble(1, 1e6) : random.nextInt(1, 1000);
                    });
        }
        return new Objectives<>(values);
    }

    private List<CellId> cells() {
        List<CellId> cells = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            cells.add(cellId());
        }
        return cells;
    }

    private List<TaI> areas() {
        List<TaI> areas = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            areas.add(new TaI(plmnId(), hex(6)));
        }
        return areas;
    }

    private CellId cellId() {
        Rat rat = one(Rat.values());
        return new CellId(plmnId(), rat, random.nextLong(rat.largest() + 1));
    }

    private SliceId sliceId() {
        return new SliceId(random.nextInt(256), maybe(() -> hex(6)), plmnId());
    }

    private QosId qosId() {
        int value = random.nextInt(1, 257);
        return random.nextBoolean() ? new QosId.FiveQi(value) : new QosId.Qci(value);
    }

    private GroupId groupId() {
        int value = random.nextInt(1, 257);
        return random.nextBoolean() ? new GroupId.SpId(value) : new GroupId.RfspIndex(value);
    }

    private UeId ueId(int major) {
        if (major < 5) {
            return new UeId.Hex(hex(16));
        }
        int length = random.nextInt(22, 33);
        var gnb = new GlobalGnbId(plmnId(), length, random.nextLong(1L << length));
        return switch (random.nextInt(6)) {
            case 0 -> new UeId.GuRanUeId(gnb, hex(16));
            case 1 ->
                new UeId.GuAmfUeNgapId(
                        new GuAmI(plmnId(), hex(2), "1" + hex(2), "3" + hex(1)), random.nextLong(1L << 40));
            case 2 -> new UeId.GuMmeUeS1apId(new GuMmeI(plmnId(), hex(4), hex(2)), random.nextLong(1L << 32));
            case 3 -> new UeId.GuGnbCuUeF1apId(gnb, random.nextLong(1L << 32));
            case 4 -> new UeId.GuGnbCuCpUeE1apId(gnb, random.nextLong(1L << 32));
            default -> {
                EnbIdKind kind = one(EnbIdKind.values());
                String digits = switch (kind) {
                    case MACRO -> hex(5);
                    case HOME -> hex(7);
                    case SHORT_MACRO -> "2" + hex(4);
                    case LONG_MACRO -> "1" + hex(5);
                };
                yield new UeId.GuEnbUeX2apId(new GlobalEnbId(plmnId(), kind, digits), random.nextInt(4096));
            }
        };
    }

    private PlmnId plmnId() {
        return new PlmnId(String.format("%03d", random.nextInt(1000)), random.nextBoolean() ? "01" : "410");
    }

    private String hex(int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.toUpperCase(Character.forDigit(random.nextInt(16), 16)));
        }
        return text.toString();
    }

    private <E> E one(E[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
