/** Forecasts with honest intervals: members, their online combination, conformal quantiles. Called by what-if, xApp and planner. */
@NullMarked
package io.rantwin.twin.forecast;

import org.jspecify.annotations.NullMarked;
