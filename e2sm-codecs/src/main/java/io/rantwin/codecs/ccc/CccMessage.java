package io.rantwin.codecs.ccc;

/** What an E2AP message carries for E2SM-CCC in one of its octet strings: clause 9.2. */
public sealed interface CccMessage
        permits RanFunctionDefinition,
                EventTriggerDefinition,
                ActionDefinition,
                IndicationHeader,
                IndicationMessage,
                ControlHeader,
                ControlMessage,
                ControlOutcome {}
