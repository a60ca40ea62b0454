package io.rantwin.nearrt.service;

import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.AnomalyKind;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.ControlOutcome;
import io.rantwin.api.v1.EnforceStatus;
import io.rantwin.api.v1.Estimate;
import io.rantwin.api.v1.Fidelity;
import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.MemberWeight;
import io.rantwin.api.v1.ModelBasis;
import io.rantwin.api.v1.Node;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.Quantile;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.RootCause;
import io.rantwin.api.v1.Trust;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveNodes.NodeView;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.estimation.TrustState;

/** What the loop publishes, as messages of the contract. */
final class Protos {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Protos() {}

    static Node node(NodeView view) {
        return Node.newBuilder()
                .setRanName(view.ranName())
                .setConnected(view.connected())
                .addAllCellIds(view.cellIds())
                .addAllMissingMeasurements(view.missingMeasurements())
                .build();
    }

    /** A state with ages as of {@code nowNanos}, network time. */
    static CellState cell(CellView view, long nowNanos) {
        CellState.Builder state = CellState.newBuilder()
                .setCellId(view.cellId())
                .setRanName(view.ranName())
                .setVersion(view.version())
                .setNetworkTimeNs(view.networkNanos())
                .setArrivalTimeNs(view.arrivalNanos())
                .setTrust(trust(view.trust()))
                .setTrustReason(view.trustReason())
                .setBasis(basis(view.basis()));
        for (KpiBelief kpi : view.kpis()) {
            if (kpi.informationNanos() != Long.MIN_VALUE) {
                state.putKpis(
                        kpi.name(),
                        Estimate.newBuilder()
                                .setMean(kpi.mean())
                                .setStandardDeviation(kpi.deviation())
                                .setAgeMs(Math.max(0, nowNanos - kpi.informationNanos()) / NANOS_PER_MILLI)
                                .build());
            }
        }
        return state.build();
    }

    static Report report(ReportLine line) {
        Report.Builder report = Report.newBuilder()
                .setCellId(line.cellId())
                .setRanName(line.ranName())
                .setCollectionStartNs(line.collectionStartNanos())
                .setGranularityPeriodMs(line.granularityPeriodMillis())
                .setArrivalTimeNs(line.arrivalNanos())
                .setRefusedReason(line.refusedReason());
        for (ReportLine.Figure figure : line.figures()) {
            report.addFigures(Figure.newBuilder()
                    .setName(figure.name())
                    .setValue(figure.value())
                    .setSnssai(figure.snssai())
                    .setFiveQi(figure.fiveQi())
                    .setRefused(figure.refused()));
        }
        return report.build();
    }

    static Forecast forecast(CellForecast view) {
        Forecast.Builder forecast = Forecast.newBuilder()
                .setCellId(view.cellId())
                .setKpi(kpi(view.kpi(), view.unit()))
                .setOriginNs(view.originNanos())
                .setHorizonMs(view.horizonMillis())
                .setNaive(view.naive())
                .setRunningCoverage90(view.runningCoverage90());
        for (int i = 0; i < view.probabilities().size(); i++) {
            forecast.addQuantiles(Quantile.newBuilder()
                    .setProbability(view.probabilities().get(i))
                    .setValue(view.values().get(i)));
        }
        for (CellForecast.Weight weight : view.members()) {
            forecast.addMembers(
                    MemberWeight.newBuilder().setMember(weight.member()).setWeight(weight.weight()));
        }
        return forecast.build();
    }

    static Fidelity fidelity(FidelityView view) {
        return Fidelity.newBuilder()
                .setCellId(view.cellId())
                .setKpi(kpi(view.kpi(), view.unit()))
                .setGranularityPeriodMs(view.granularityPeriodMillis())
                .setHorizonMs(view.horizonMillis())
                .setWindowS(view.windowSeconds())
                .setPredictions(view.predictions())
                .setFidelity(view.fidelity())
                .setSkill(view.skill())
                .build();
    }

    static Anomaly anomaly(AnomalyView view) {
        Anomaly.Builder anomaly = Anomaly.newBuilder()
                .setCellId(view.cellId())
                .setKind(kind(view.kind()))
                .setSinceNs(view.sinceNanos())
                .setClosed(view.closed())
                .setFaultProbability1H(view.faultWithinHour())
                .setFaultProbability24H(view.faultWithinDay())
                .addAllReasons(view.reasons())
                .setRootCauseCellId(view.rootCauseCellId());
        view.rootCauses()
                .forEach(root -> anomaly.addRootCauses(RootCause.newBuilder()
                        .setCellId(root.cellId())
                        .setKind(kind(root.kind()))
                        .setShare(root.share())));
        return anomaly.build();
    }

    static PolicyState policy(PolicyView view) {
        PolicyState.Builder state = PolicyState.newBuilder()
                .setPolicyId(view.policyId())
                .setPolicyTypeId(view.policyTypeId())
                .setPolicyJson(view.policyJson())
                .setStatus(
                        view.enforced()
                                ? EnforceStatus.ENFORCE_STATUS_ENFORCED
                                : EnforceStatus.ENFORCE_STATUS_NOT_ENFORCED)
                .setReason(view.reason());
        view.effects().forEach(effect -> state.addEffects(control(effect)));
        return state.build();
    }

    static Kpi kpi(String name, String unit) {
        return Kpi.newBuilder().setName(name).setUnit(unit).build();
    }

    static ModelBasis basis(io.rantwin.twin.topology.ModelBasis basis) {
        return switch (basis) {
            case GEOMETRY -> ModelBasis.MODEL_BASIS_GEOMETRY;
            case NEIGHBOUR_GRAPH -> ModelBasis.MODEL_BASIS_NEIGHBOUR_GRAPH;
            case STAND_ALONE -> ModelBasis.MODEL_BASIS_STAND_ALONE;
        };
    }

    private static ControlEffect control(PolicyView.ControlView view) {
        ControlEffect.Builder effect = ControlEffect.newBuilder()
                .setCellId(view.cellId())
                .setControl(view.control())
                .setSentNs(view.sentNanos())
                .setOutcome(outcome(view.stage()))
                .setKpi(kpi(view.kpi(), view.unit()))
                .setPredicted(view.predicted());
        Double realised = view.realised();
        if (realised != null) {
            effect.setRealised(realised);
        }
        return effect.build();
    }

    private static ControlOutcome outcome(PolicyView.Stage stage) {
        return switch (stage) {
            case SENT -> ControlOutcome.CONTROL_OUTCOME_SENT;
            case ACKNOWLEDGED -> ControlOutcome.CONTROL_OUTCOME_ACKNOWLEDGED;
            case VERIFIED -> ControlOutcome.CONTROL_OUTCOME_VERIFIED;
            case NO_EFFECT -> ControlOutcome.CONTROL_OUTCOME_NO_EFFECT;
            case FAILED -> ControlOutcome.CONTROL_OUTCOME_FAILED;
            case REVERTED -> ControlOutcome.CONTROL_OUTCOME_REVERTED;
        };
    }

    private static Trust trust(TrustState trust) {
        return switch (trust) {
            case TRUSTED -> Trust.TRUST_TRUSTED;
            case GATING -> Trust.TRUST_GATING;
            case CHANGED -> Trust.TRUST_CHANGED;
            case FROZEN -> Trust.TRUST_FROZEN;
            case QUARANTINED -> Trust.TRUST_QUARANTINED;
            case STALE -> Trust.TRUST_STALE;
        };
    }

    private static AnomalyKind kind(FaultKind kind) {
        return switch (kind) {
            case SLEEPING_CELL -> AnomalyKind.ANOMALY_KIND_SLEEPING_CELL;
            case LIAR_CELL -> AnomalyKind.ANOMALY_KIND_LIAR_CELL;
            case HARDWARE_TREND -> AnomalyKind.ANOMALY_KIND_HARDWARE;
            case INTERFERENCE -> AnomalyKind.ANOMALY_KIND_INTERFERENCE;
            case DEGRADATION -> AnomalyKind.ANOMALY_KIND_DEGRADATION;
            case LOAD_SURGE -> AnomalyKind.ANOMALY_KIND_LOAD_SURGE;
        };
    }
}
