package io.rantwin.codecs.rc;

import org.jspecify.annotations.Nullable;

/**
 * A RAN parameter that a node supports, as its RAN function definition lists it.
 *
 * @param id RANParameter-ID, from 1
 * @param name 1..150 characters, or longer
 * @param definition what is below; {@code null} for an element, or when the node does not say
 */
public record NamedParameter(long id, String name, @Nullable ParameterDefinition definition) {}
