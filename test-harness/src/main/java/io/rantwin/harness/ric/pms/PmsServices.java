package io.rantwin.harness.ric.pms;

import static io.rantwin.harness.ric.pms.PmsRequest.answer;
import static io.rantwin.harness.ric.pms.PmsRequest.serving;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.a1.management.ManagementReader;
import io.rantwin.a1.management.ManagementVersion;
import io.rantwin.a1.management.ManagementWriter;
import io.rantwin.a1.management.RegisteredService;
import java.time.InstantSource;
import java.util.List;

/** Services, which both versions treat alike. */
final class PmsServices {
    private PmsServices() {}

    static void register(
            JavalinDefaultRoutingApi routes,
            Pms pms,
            PmsStore store,
            InstantSource clock,
            ManagementVersion version,
            ManagementReader reader,
            ManagementWriter writer) {
        String services = version.root() + "/services";
        routes.put(services, serving(context -> {
            RegisteredService service = reader.service(context.bodyAsBytes());
            context.status(store.put(new KeptService(service, clock.instant())) ? 201 : 200);
        }));
        routes.get(services, serving(context -> {
            String serviceId = context.queryParam(version == ManagementVersion.V2 ? "service_id" : "serviceId");
            List<RegisteredService> found =
                    store
                            .services(kept -> serviceId == null
                                    || serviceId.equals(kept.service().serviceId()))
                            .stream()
                            .map(kept -> kept.asOf(clock.instant()))
                            .toList();
            if (serviceId != null && found.isEmpty()) {
                throw unknown(serviceId);
            }
            answer(context, 200, writer.services(found));
        }));
        routes.delete(services + "/{id}", serving(context -> {
            if (!pms.removeService(context.pathParam("id"))) {
                throw unknown(context.pathParam("id"));
            }
            context.status(204);
        }));
        routes.put(services + "/{id}/keepalive", serving(context -> {
            if (!store.touch(context.pathParam("id"), clock.instant())) {
                throw unknown(context.pathParam("id"));
            }
            context.status(200);
        }));
    }

    private static PmsException unknown(String serviceId) {
        return new PmsException(404, "ServiceException: Could not find service: " + serviceId);
    }
}
