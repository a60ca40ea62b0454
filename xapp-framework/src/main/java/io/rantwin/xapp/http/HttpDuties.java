package io.rantwin.xapp.http;

import io.rantwin.xapp.descriptor.Descriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server of an xApp answers with. All of it is called on the virtual threads of requests, maybe several at once.
 *
 * @param alive whether the process can make progress
 * @param ready whether listeners are up and the descriptor is loaded; must not wait for a route table, or nothing ever starts
 * @param probes of the application by name, asked at {@code /ric/v1/health/NAME}
 * @param descriptor the descriptor in force
 * @param metrics Prometheus text
 * @param subscriptionCallback takes the subscription manager's answers
 * @param configurationHook takes configuration changes; {@code null} when the xApp takes none
 * @param symptoms texts of the diagnostic archive by file name
 */
public record HttpDuties(
        Supplier<Health> alive,
        Supplier<Health> ready,
        Map<String, Supplier<Health>> probes,
        Supplier<Descriptor> descriptor,
        Supplier<String> metrics,
        SubscriptionCallback subscriptionCallback,
        @Nullable ConfigurationHook configurationHook,
        Map<String, Supplier<String>> symptoms) {
    public HttpDuties {
        probes = new LinkedHashMap<>(probes);
        symptoms = new LinkedHashMap<>(symptoms);
    }
}
