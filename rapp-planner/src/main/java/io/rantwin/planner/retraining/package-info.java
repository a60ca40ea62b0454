/**
 * When a model that is in use has drifted, it is trained again from the history, and judged as every other. Called by the planner's server
 * and the command train.
 */
@NullMarked
package io.rantwin.planner.retraining;

import org.jspecify.annotations.NullMarked;
