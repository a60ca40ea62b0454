package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.E2nodeComponent;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Ack;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdate;
import io.rantwin.codecs.e2ap.E2nodeConfiguration.E2nodeConfigurationUpdateAcknowledge;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdate;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateAcknowledge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers that accept whatever a node says of itself, and what is known of it afterwards. */
final class NodeAnswers {
    private NodeAnswers() {}

    static RicServiceUpdateAcknowledge acknowledge(RicServiceUpdate update) {
        List<RanFunction.Id> accepted = Stream.concat(
                        update.ranFunctionsAdded().stream(), update.ranFunctionsModified().stream())
                .map(item -> new RanFunction.Id(item.ranFunctionId(), item.ranFunctionRevision()))
                .toList();
        return new RicServiceUpdateAcknowledge(update.transactionId(), accepted, List.of());
    }

    static List<RanFunction.Item> merged(List<RanFunction.Item> known, RicServiceUpdate update) {
        Map<Integer, RanFunction.Item> functions = new LinkedHashMap<>();
        known.forEach(item -> functions.put(item.ranFunctionId(), item));
        update.ranFunctionsAdded().forEach(item -> functions.put(item.ranFunctionId(), item));
        update.ranFunctionsModified().forEach(item -> functions.put(item.ranFunctionId(), item));
        update.ranFunctionsDeleted().forEach(gone -> functions.remove(gone.ranFunctionId()));
        return List.copyOf(functions.values());
    }

    static E2nodeConfigurationUpdateAcknowledge acknowledge(E2nodeConfigurationUpdate update) {
        return new E2nodeConfigurationUpdateAcknowledge(
                update.transactionId(),
                acks(update.e2nodeComponentConfigAdditions()),
                acks(update.e2nodeComponentConfigUpdates()),
                acks(update.e2nodeComponentConfigRemovals()));
    }

    static List<Ack> acks(List<? extends E2nodeComponentConfig> items) {
        List<Ack> acks = new ArrayList<>(items.size());
        for (E2nodeComponentConfig item : items) {
            acks.add(new Ack(item.e2nodeComponent(), UpdateOutcome.SUCCESS, null));
        }
        return acks;
    }

    static List<E2nodeComponentConfig.Item> merged(
            List<E2nodeComponentConfig.Item> known, E2nodeConfigurationUpdate update) {
        Map<E2nodeComponent, E2nodeComponentConfig.Item> components = new LinkedHashMap<>();
        known.forEach(item -> components.put(item.e2nodeComponent(), item));
        update.e2nodeComponentConfigAdditions().forEach(item -> components.put(item.e2nodeComponent(), item));
        update.e2nodeComponentConfigUpdates().forEach(item -> components.put(item.e2nodeComponent(), item));
        update.e2nodeComponentConfigRemovals().forEach(gone -> components.remove(gone.e2nodeComponent()));
        return List.copyOf(components.values());
    }
}
