/**
 * Traces (OpenTelemetry) of xApp and rApp: settings, the way to a collector, contexts over gRPC, trace ids in the log. Without a collector
 * nothing runs and nothing is made. For the servers of both and for their clients.
 */
@NullMarked
package io.rantwin.api.tracing;

import org.jspecify.annotations.NullMarked;
