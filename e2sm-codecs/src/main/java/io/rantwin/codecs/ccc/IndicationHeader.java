package io.rantwin.codecs.ccc;

/**
 * RIC Indication Header format 1: clause 9.2.1.3.1.
 *
 * @param eventTime when the event happened, by the node's clock
 */
public record IndicationHeader(IndicationReason indicationReason, NtpTimestamp eventTime) implements CccMessage {}
