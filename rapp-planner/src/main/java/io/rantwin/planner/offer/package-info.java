/** Gives trained models to running twins and remembers how they do there. Called by the commands of models and by the REST API. */
@NullMarked
package io.rantwin.planner.offer;

import org.jspecify.annotations.NullMarked;
