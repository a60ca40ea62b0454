package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A canary goes first: the same policy, id and type in a few of the cells; the rollout is then a wider-scoped update of it. The rails
 * must hold with the canary alone, too.
 */
final class CanaryCheck implements Check {
    @Override
    public CheckKind kind() {
        return CheckKind.CANARY;
    }

    @Override
    public CheckReport check(GateCase it) {
        Set<String> whole = parts(it.proposal());
        String noun = it.proposal() instanceof Proposal.Settings ? "settings" : "cells";
        PolicyDraft canary = it.canary();
        if (canary == null) {
            return no(
                    "No canary is named: a policy begins in a few " + noun + " before it gets all " + whole.size()
                            + ".",
                    whole);
        }
        PolicyDraft draft = it.draft();
        if (!canary.policyId().equals(draft.policyId())
                || !canary.ricId().equals(draft.ricId())
                || !canary.policyTypeId().equals(draft.policyTypeId())) {
            return no(
                    "The canary must be the policy itself in fewer cells: id, RIC and type of " + canary.policyId()
                            + ", "
                            + canary.ricId() + ", " + canary.policyTypeId() + " are not those of " + draft.policyId()
                            + ", " + draft.ricId() + ", " + draft.policyTypeId() + ".",
                    whole);
        }
        Proposal first = it.proposal(canary);
        if (first == null) {
            return no("The canary is no valid " + draft.policyTypeId() + ".", whole);
        }
        Set<String> few = parts(first);
        Set<String> outside = new TreeSet<>(few);
        outside.removeAll(whole);
        double most = Math.max(1, Math.floor(it.settings().mostCanaryShare() * whole.size()));
        if (few.isEmpty() || !outside.isEmpty()) {
            return no(
                    few.isEmpty()
                            ? "The canary names none of the " + noun + "."
                            : "The canary has " + noun + " that the policy itself has not: "
                                    + Numbers.names(List.copyOf(outside)) + ".",
                    whole);
        }
        if (few.size() > most) {
            return no(
                    "The canary has " + few.size() + " of " + whole.size() + " " + noun + "; " + Numbers.plain(most)
                            + " are the most, so that a mistake stays small.",
                    whole);
        }
        Ensemble.Result alone = it.canaryResult();
        if (alone == null) {
            throw new IllegalStateException("A canary that was read has days.");
        }
        List<Evidence.RailCount> rails = RailCheck.count(it, alone, first);
        Evidence evidence = new Evidence.Canary(List.copyOf(few), whole.size(), rails);
        return rails.stream().allMatch(Evidence.RailCount::holds)
                ? report(
                        true,
                        "It begins in " + Numbers.names(List.copyOf(few)) + " (" + few.size() + " of " + whole.size()
                                + " " + noun + "); guard rails hold with these alone.",
                        evidence)
                : report(false, "Already with the canary alone: " + RailCheck.sentence(rails), evidence);
    }

    private CheckReport no(String sentence, Set<String> whole) {
        return report(false, sentence, new Evidence.Canary(List.of(), whole.size(), List.of()));
    }

    // Of a policy its cells; of configuration what is set, both sides of a border being one.
    private static Set<String> parts(@Nullable Proposal proposal) {
        return switch (proposal) {
            case null -> Set.of();
            case Proposal.Policy policy -> policy.cellIds();
            case Proposal.Settings settings ->
                ConfigurationPart.of(settings.configuration()).stream()
                        .map(ConfigurationPart::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }
}
