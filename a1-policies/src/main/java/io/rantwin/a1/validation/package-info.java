/**
 * Takes or refuses policies, with all reasons at once: bounds, schema, and what no schema can say. Called wherever a policy
 * comes in or goes out.
 */
@NullMarked
package io.rantwin.a1.validation;

import org.jspecify.annotations.NullMarked;
