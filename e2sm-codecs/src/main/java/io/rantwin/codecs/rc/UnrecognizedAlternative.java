package io.rantwin.codecs.rc;

import io.rantwin.codecs.per.Octets;

/**
 * A format or alternative that a newer peer has and E2SM-RC v01.03 does not: kept as it came, so that it can be compared
 * and written again.
 *
 * @param index of the alternative among the extension alternatives, from 0
 * @param contents of its open type
 */
public record UnrecognizedAlternative(int index, Octets contents)
        implements ActionDefinitionFormat,
                CallProcessId,
                CellSelection,
                ControlHeader,
                ControlMessage,
                ControlOutcome,
                EventTrigger,
                IndicationHeader,
                IndicationMessage,
                InterfaceIdentifier,
                InterfaceIdentifier.EnGnbIdentity,
                InterfaceIdentifier.X2Node,
                MessageType,
                NeighborCell,
                ParameterDefinition,
                ParameterValue,
                RrcClass,
                ServingCell.Arfcn,
                ServingCell.Pci,
                TestCondition,
                UeSelection,
                UeTrigger {}
