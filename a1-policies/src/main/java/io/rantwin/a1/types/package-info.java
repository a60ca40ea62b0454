/**
 * The policy types that this product knows, with their schemas. Called by the checks of policies, by the xApp that registers
 * types at the mediator and by the rApp that shows them.
 */
@NullMarked
package io.rantwin.a1.types;

import org.jspecify.annotations.NullMarked;
