/**
 * What a running twin tells the planner: a client of rantwin.v1 that keeps what it was told, with its age, and connects again
 * by itself. Called by the REST API and by what watches plans.
 */
@NullMarked
package io.rantwin.planner.live;

import org.jspecify.annotations.NullMarked;
