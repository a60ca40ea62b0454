/** Trained models: how series are fed to them, what is told about them, and the signed file they travel in. Called by evaluation and training. */
@NullMarked
package io.rantwin.planner.model;

import org.jspecify.annotations.NullMarked;
