/**
 * Holds policies against JSON schemas, ours and those fetched from a RIC, and says in sentences what is wrong. Called by the
 * checks of policies and by whoever meets a policy type that this module does not know.
 */
@NullMarked
package io.rantwin.a1.schema;

import org.jspecify.annotations.NullMarked;
