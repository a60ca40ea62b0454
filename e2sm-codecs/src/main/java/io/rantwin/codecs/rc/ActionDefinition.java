package io.rantwin.codecs.rc;

/**
 * E2SM-RC-ActionDefinition (E2SM-RC 9.2.1.2).
 *
 * @param styleType style of the service: report, insert or policy style
 * @param format what to do
 */
public record ActionDefinition(long styleType, ActionDefinitionFormat format) implements RcMessage {}
