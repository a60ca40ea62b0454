package io.rantwin.a1.validation;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.Range;
import io.rantwin.a1.schema.Rule;

/** What no schema says of a policy, by its kind. */
final class PolicyRules {
    private PolicyRules() {}

    static void check(A1Policy policy, Findings findings) {
        ScopeRules.check(policy.scope(), findings);
        switch (policy) {
            case A1Policy.QoSTarget target -> QualityRules.qos(target.scope(), target.qosObjectives(), findings);
            case A1Policy.QoETarget target -> QualityRules.qoe(target.qoeObjectives(), findings);
            case A1Policy.TrafficSteeringPreference steering -> SteeringRules.check(steering.tspResources(), findings);
            case A1Policy.QoSandTSP both -> {
                QualityRules.qos(both.scope(), both.qosObjectives(), findings);
                SteeringRules.check(both.tspResources(), findings);
                SteeringRules.againstObjectives(both.scope(), both.tspResources(), "qosObjectives", findings);
            }
            case A1Policy.QoEandTSP both -> {
                QualityRules.qoe(both.qoeObjectives(), findings);
                SteeringRules.check(both.tspResources(), findings);
                SteeringRules.againstObjectives(both.scope(), both.tspResources(), "qoeObjectives", findings);
            }
            case A1Policy.UELevelTarget target -> QualityRules.ueLevel(target.ueLevelObjectives(), findings);
            case A1Policy.SliceSLATarget target -> SliceRules.check(target, findings);
            case A1Policy.LoadBalancing balancing -> LoadRules.check(balancing, findings);
            case A1Policy.EnergySaving saving -> EnergyRules.check(saving, findings);
            case A1Policy.HelloWorld _ -> {}
            case A1Policy.TrafficSteeringThreshold(long threshold) -> {
                if (threshold < 0) {
                    findings.mistake(
                            Rule.OUT_OF_RANGE,
                            "/threshold",
                            threshold + " percent would hand over to slower cells; 0 or more makes sense");
                }
            }
            case A1Policy.AdmissionControl control ->
                findings.range("/blocking_rate", control.blockingRatePercent(), "percent", Range.PERCENT);
            case A1Policy.RateControl _ -> {}
        }
    }
}
