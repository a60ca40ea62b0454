package io.rantwin.planner.rest;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.W3cHeaders;

/**
 * Spans of requests to the API, within what the caller's {@code traceparent} says. Requests that change something are all traced; those that
 * ask, and belong to no trace, as far as they are drawn. Not streams of events, which may stand for days, nor probes and pages. Thread-safe.
 */
final class RequestTraces {
    private static final String WORK = RequestTraces.class.getName();
    private static final String API = "/v1/";
    private static final String EVENTS = "/events";
    private static final int WRONG = 500;

    private final Tracing tracing;

    RequestTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Before anything else is done with a request. */
    void begin(Context context) {
        if (!tracing.isOn() || !context.path().startsWith(API) || context.path().endsWith(EVENTS)) {
            return;
        }
        String method = context.method().name();
        var caller = W3cHeaders.read(context::header);
        TracedWork work = method.equals("GET")
                ? tracing.begin(method, SpanKind.SERVER, caller)
                : tracing.beginAlways(method, SpanKind.SERVER, caller);
        work.span()
                .setAttribute("http.request.method", method)
                .setAttribute("url.path", context.path())
                .setAttribute("rantwin.request.id", String.valueOf(context.res().getHeader(RequestIds.HEADER)));
        context.attribute(WORK, work);
    }

    /** After it, on the same thread. */
    void end(Context context) {
        TracedWork work = context.attribute(WORK);
        if (work == null) {
            return;
        }
        int status = context.statusCode();
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        String route = matched == null ? "none" : matched.path;
        work.span()
                .updateName(context.method().name() + " " + route)
                .setAttribute("http.route", route)
                .setAttribute("http.response.status_code", status);
        if (status >= WRONG) {
            work.span().setStatus(StatusCode.ERROR);
        }
        work.close();
    }
}
