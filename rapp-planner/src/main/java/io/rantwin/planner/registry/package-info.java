/** Which models were trained, from what, after which, and how they did. Called by the commands train and models. */
@NullMarked
package io.rantwin.planner.registry;

import org.jspecify.annotations.NullMarked;
