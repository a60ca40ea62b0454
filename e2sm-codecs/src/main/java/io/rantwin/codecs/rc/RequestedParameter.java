package io.rantwin.codecs.rc;

import org.jspecify.annotations.Nullable;

/**
 * A RAN parameter that is asked for in an action definition.
 *
 * @param id RANParameter-ID, from 1
 * @param definition which parts of a list or structure are wanted; {@code null} for all
 */
public record RequestedParameter(long id, @Nullable ParameterDefinition definition) {}
