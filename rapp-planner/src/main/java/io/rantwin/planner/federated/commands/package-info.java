/** {@code rantwin federated}: coordinator, sites, and what it gains. */
@NullMarked
package io.rantwin.planner.federated.commands;

import org.jspecify.annotations.NullMarked;
