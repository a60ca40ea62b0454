package io.rantwin.twin.forecast;

import java.util.Map;

/**
 * Regressions fitted on all series of a group at once, with what they read.
 *
 * @param regressors by kind of input
 * @param table series 0 only
 * @param scale mean scale of the series they were fitted on: for a series of which nothing is known
 */
record PooledModels(Map<Recipe.Inputs, Regressors> regressors, ModelTable table, double scale) {}
