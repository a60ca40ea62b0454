/** What the planner counts, for Prometheus. Called by the REST server at each scrape. */
@NullMarked
package io.rantwin.planner.figures;

import org.jspecify.annotations.NullMarked;
