/** The planner over HTTP: policies, audit log, data, models and sweeps as JSON ({@code openapi.json}). Begun by
 * {@code rantwin rapp}; called by consoles, scripts and {@code rantwin policy --server}. */
@NullMarked
package io.rantwin.planner.rest;

import org.jspecify.annotations.NullMarked;
