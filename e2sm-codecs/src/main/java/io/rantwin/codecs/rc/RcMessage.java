package io.rantwin.codecs.rc;

/** What E2SM-RC puts into an OCTET STRING of E2AP; {@link RcType} names the places. Immutable. */
public sealed interface RcMessage
        permits ActionDefinition,
                CallProcessId,
                ControlHeader,
                ControlMessage,
                ControlOutcome,
                EventTrigger,
                IndicationHeader,
                IndicationMessage,
                RanFunctionDefinition {}
