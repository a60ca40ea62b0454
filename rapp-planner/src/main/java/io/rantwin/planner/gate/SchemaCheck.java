package io.rantwin.planner.gate;

import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Configuration.NoConfigurationException;
import io.rantwin.planner.ensemble.ClosedLoop;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.planner.ensemble.Timeline;
import io.rantwin.planner.push.O1Channel;
import io.rantwin.twin.enforcement.Unserved;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The type takes every revision, it makes sense, and enforcement can serve it in the network as expected. */
final class SchemaCheck implements Check {
    private static final int MOST_SENTENCES = 3;

    @Override
    public CheckKind kind() {
        return CheckKind.SCHEMA;
    }

    @Override
    public CheckReport check(GateCase it) {
        PolicyDraft draft = it.draft();
        if (draft.policyTypeId().equals(Configuration.TYPE)) {
            return configuration(it);
        }
        PolicyType type = PolicyTypes.known().byId(draft.policyTypeId());
        if (type == null) {
            return wrong(
                    draft,
                    "There is no policy type " + draft.policyTypeId() + " here; it can be one of "
                            + PolicyTypes.known().all().stream()
                                    .map(PolicyType::id)
                                    .toList() + ".");
        }
        if (draft.stages().isEmpty()) {
            return wrong(draft, "The policy has no revision at all: there is nothing to push.");
        }
        var validator = new PolicyValidator(PolicyLimits.USUAL);
        Set<String> mistakes = new LinkedHashSet<>();
        Set<String> remarks = new LinkedHashSet<>();
        for (PolicyDraft.Stage stage : draft.stages()) {
            String at = draft.stages().size() == 1 ? "" : " from " + Numbers.time(stage.fromMillis());
            switch (validator.check(type, stage.body())) {
                case PolicyVerdict.Refused refused -> {
                    for (Mistake mistake : refused.reasons()) {
                        mistakes.add(mistake + at);
                    }
                }
                case PolicyVerdict.Accepted accepted -> accepted.remarks().forEach(each -> remarks.add(each + at));
            }
        }
        if (!mistakes.isEmpty()) {
            return report(
                    false,
                    draft.policyTypeId() + " does not take it: " + String.join("; ", mistakes) + ".",
                    new Evidence.Schema(draft.stages().size(), List.copyOf(mistakes), List.copyOf(remarks), List.of()));
        }
        if (!(it.proposal() instanceof Proposal.Policy policy)) {
            return wrong(draft, "Its revisions must follow each other in time, the first at 0.");
        }
        return served(it, policy.timeline(), remarks);
    }

    private CheckReport configuration(GateCase it) {
        PolicyDraft draft = it.draft();
        List<String> mistakes = new ArrayList<>();
        if (draft.stages().size() != 1) {
            mistakes.add("it is made once and stays, so it has one revision, not "
                    + draft.stages().size());
        }
        if (!draft.ricId().equals(O1Channel.RIC)) {
            mistakes.add("it goes to " + O1Channel.RIC + ", the network's management, not to " + draft.ricId());
        }
        int settings = 0;
        for (PolicyDraft.Stage stage : draft.stages()) {
            try {
                Configuration configuration = Configuration.read(stage.body());
                settings = configuration.settings().size();
                mistakes.addAll(new ConfiguredCells(it.world().snapshot()).mistakes(configuration));
            } catch (NoConfigurationException no) {
                mistakes.addAll(no.mistakes());
            }
        }
        Evidence evidence = new Evidence.Schema(draft.stages().size(), List.copyOf(mistakes), List.of(), List.of());
        return mistakes.isEmpty()
                ? report(
                        true,
                        (settings == 1 ? "Its setting is" : "Its " + settings + " settings are")
                                + " within what cells can be set to, and from what they are now.",
                        evidence)
                : report(false, "It cannot be made: " + some(mistakes) + ".", evidence);
    }

    private CheckReport served(GateCase it, Timeline own, Set<String> remarks) {
        List<Timeline> all = new ArrayList<>(it.activeTimelines(null));
        all.add(own);
        ClosedLoop loop = new ClosedLoop(it.world(), new NetworkStates(it.world()));
        List<String> unservable = loop.course(it.world().profile().expected(), all).never().keySet().stream()
                .filter(each -> each.policyId().equals(it.draft().policyId()))
                .map(SchemaCheck::words)
                .distinct()
                .toList();
        int stages = it.draft().stages().size();
        Evidence evidence = new Evidence.Schema(stages, List.of(), List.copyOf(remarks), unservable);
        return unservable.isEmpty()
                ? report(
                        true,
                        (stages == 1 ? "One revision is" : "All " + stages + " revisions are") + " valid "
                                + it.draft().policyTypeId() + " and can be enforced.",
                        evidence)
                : report(
                        false,
                        "The xApp would refuse it as it can never be served: " + some(unservable) + ".",
                        evidence);
    }

    private static String some(List<String> sentences) {
        String first = String.join("; ", sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size())));
        return sentences.size() <= MOST_SENTENCES
                ? first
                : first + "; and " + (sentences.size() - MOST_SENTENCES) + " more like these";
    }

    private static String words(Unserved unserved) {
        return (unserved.pointer().isEmpty() ? "the policy" : unserved.pointer()) + ": " + unserved.reason();
    }

    private CheckReport wrong(PolicyDraft draft, String sentence) {
        return report(
                false, sentence, new Evidence.Schema(draft.stages().size(), List.of(sentence), List.of(), List.of()));
    }
}
