/**
 * Metrics of an xApp in Prometheus' text form under the platform's names. Called by whoever counts; read by the HTTP server.
 */
@NullMarked
package io.rantwin.xapp.metrics;

import org.jspecify.annotations.NullMarked;
