package io.rantwin.harness.ric.pms;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.ap.ProblemDetails;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.management.Ric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the requests of both versions have in common. */
final class PmsRequest {
    private PmsRequest() {}

    /** Serves a request. */
    interface Action {
        void serve(Context context) throws PmsException, A1Exception;
    }

    /** Answers with a problem when the request is not served. */
    static Handler serving(Action action) {
        return context -> {
            try {
                action.serve(context);
            } catch (PmsException e) {
                problem(context, e.status(), String.valueOf(e.getMessage()));
            } catch (A1Exception e) {
                problem(context, 400, "java.lang.IllegalArgumentException: " + e.getMessage());
            }
        };
    }

    private static void problem(Context context, int status, String detail) {
        answer(
                context,
                status,
                new ProblemDetails(null, status, detail).toJson().put("type", "about:blank"));
        context.contentType("application/problem+json");
    }

    static void answer(Context context, int status, JsonNode body) {
        context.status(status)
                .contentType("application/json")
                .result(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Policies that match the query; the parameters are called as the version calls them. */
    static Predicate<KeptPolicy> wanted(Context context, String type, String ric, String service, String typeName) {
        String typeId = context.queryParam(type);
        String ricId = context.queryParam(ric);
        String serviceId = context.queryParam(service);
        String name = context.queryParam(typeName);
        return kept -> (typeId == null || typeId.equals(kept.policy().policyTypeId()))
                && (ricId == null || ricId.equals(kept.policy().ricId()))
                && (serviceId == null || serviceId.equals(kept.policy().serviceId()))
                && (name == null || isNamed(kept.policy().policyTypeId(), name, null));
    }

    /** RICs that offer a type, or all when none is named. */
    static List<Ric> rics(Iterable<ManagedRic> rics, @Nullable String type) {
        List<Ric> found = new ArrayList<>();
        for (ManagedRic ric : rics) {
            if (type == null || ric.offers(type)) {
                found.add(ric.toRic());
            }
        }
        return found;
    }

    /** Types of the RICs that match the query, in order. */
    static Set<String> types(
            Iterable<ManagedRic> rics, @Nullable String ricId, @Nullable String name, @Nullable String version)
            throws PmsException {
        if (version != null && name == null) {
            throw new PmsException(400, "ServiceException: Parameter type_name missing");
        }
        Set<String> types = new TreeSet<>();
        boolean isKnown = ricId == null;
        for (ManagedRic ric : rics) {
            if (ricId == null || ricId.equals(ric.ricId())) {
                isKnown = true;
                ric.types().stream()
                        .filter(type -> name == null || isNamed(type, name, version))
                        .forEach(types::add);
            }
        }
        if (!isKnown) {
            throw new PmsException(404, "EntityNotFoundException: Could not find ric: " + ricId);
        }
        return types;
    }

    private static boolean isNamed(String typeId, String name, @Nullable String version) {
        try {
            PolicyTypeId id = PolicyTypeId.parse(typeId);
            return id.typeName().equals(name)
                    && (version == null || id.isCompatibleWith(PolicyTypeId.parse(name + "_" + version)));
        } catch (A1Exception _) {
            return false;
        }
    }
}
