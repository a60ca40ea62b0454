package io.rantwin.codecs.ccc;

import java.nio.charset.StandardCharsets;

/** One document for each message, written by hand after the JSON schema of clause 9.4.2. */
final class Samples {
    static final String CELL_A = """
            {"plmnIdentity": {"mcc": "001", "mnc": "01"}, "nRCellIdentity": "12345600A"}""";

    static final String CELL_B = """
            {"plmnIdentity": {"mcc": "001", "mnc": "01"}, "eUTRACellIdentity": "0a1b2c3"}""";

    static final String POLICY = """
            {"resourceType": "PRB_DL",
             "rRMPolicyMemberList": [
               {"plmnId": {"mcc": "001", "mnc": "01"}, "snssai": {"sst": 1, "sd": "0000a1"}},
               {"plmnId": {"mcc": "310", "mnc": "410"}}],
             "rRMPolicyMaxRatio": 60, "rRMPolicyMinRatio": 25, "rRMPolicyDedicatedRatio": 5}""";

    static final String NR_CELL_DU = """
            {"cellLocalId": 10, "operationalState": "ENABLED", "administrativeState": "UNLOCKED",
             "cellState": "ACTIVE",
             "plmnInfoList": [{"plmnId": {"mcc": "001", "mnc": "01"}, "snssai": {"sst": 2}}],
             "nrPci": 501, "nrTac": 70001, "arfcnDL": 632628, "arfcnUL": 632629, "arfcnSUL": 80000,
             "bSChannelBwDL": 100, "bSChannelBwUL": 50, "bSChannelBwSUL": 20,
             "ssbFrequency": 632256, "ssbPeriodicity": 20, "ssbSubCarrierSpacing": 30, "ssbOffset": 7,
             "ssbDuration": 4,
             "bwpList": [{"bwpContext": "DL", "isInitialBwp": "INITIAL", "subCarrierSpacing": 30,
                          "cyclicPrefix": "NORMAL", "startRB": 3, "numberOfRBs": 273, "vendorBwp": true}],
             "partitionList": [{"pOffsetToPointA": 11, "pNumberOfRBs": 24, "partitionFlowList": []}],
             "x-vendor": {"a": [1, 2.50, "\\u00e9", null]}}""";

    static final String CONTROL_HEADER = """
            {"controlHeaderFormat": {"ricStyleType": 2}}""";

    static final String CONTROL_NODE = """
            {"controlMessageFormat": {"listOfConfigurationStructures": [
              {"ranConfigurationStructureName": "O-GNBCUCPFunction",
               "oldValuesOfAttributes": {"ranConfigurationStructure": {
                 "gnbId": 4294967295, "gnbIdLength": 32, "gnbCuName": "cu-1",
                 "plmnId": {"mcc": "001", "mnc": "01"}, "xnBlockList": []}},
               "newValuesOfAttributes": {"ranConfigurationStructure": {
                 "xnBlockList": ["00101-24-77"]}}}]}}""";

    static final String CONTROL_CELLS = """
            {"controlMessageFormat": {"listOfCellsControlled": [
              {"cellGlobalId": %s, "listOfConfigurationStructures": [
                {"ranConfigurationStructureName": "O-CESManagementFunction",
                 "oldValuesOfAttributes": {"ranConfigurationStructure":
                   {"cesSwitch": true, "energySavingState": "isNotEnergySaving"}},
                 "newValuesOfAttributes": {"ranConfigurationStructure":
                   {"energySavingControl": "toBeEnergySaving"}}},
                {"ranConfigurationStructureName": "O-RRMPolicyRatio",
                 "oldValuesOfAttributes": {"ranConfigurationStructure": {}},
                 "newValuesOfAttributes": {"ranConfigurationStructure": %s}}]}]}}""".formatted(CELL_A, POLICY);

    static final String CONTROL_OUTCOME_NODE = """
            {"controlOutcomeFormat": {
              "receivedTimestamp": "ed2a1f0080000000",
              "ranConfigurationStructuresAcceptedList": [
                {"ranConfigurationStructureName": "O-GNBCUUPFunction",
                 "oldValuesOfAttributes": {"ranConfigurationStructure": {"gnbCuUpId": 68719476735}},
                 "currentValuesOfAttributes": {"ranConfigurationStructure": {"gnbId": 5, "gnbIdLength": 22,
                   "plmnInfoList": [{"plmnId": {"mcc": "001", "mnc": "01"}}]}},
                 "appliedTimestamp": "ed2a1f0140000000"}]}}""";

    static final String CONTROL_OUTCOME_CELLS = """
            {"controlOutcomeFormat": {"listOfCellsForControlOutcome": [
              {"cellGlobalId": %s,
               "ranConfigurationStructuresFailedList": [
                {"ranConfigurationStructureName": "O-RRMPolicyRatio",
                 "oldValuesOfAttributes": {"ranConfigurationStructure": {}},
                 "requestedValuesOfAttributes": {"ranConfigurationStructure":
                   {"rRMPolicyMaxRatio": 10, "rRMPolicyMinRatio": 90}},
                 "cause": "SemanticError"}]}]}}""".formatted(CELL_A);

    static final String INDICATION_HEADER = """
            {"indicationHeaderFormat": {"indicationReason": "uponChange", "eventTime": "ed2a1f0080000000"}}""";

    static final String INDICATION_NODE = """
            {"indicationMessageFormat": {"listOfConfigurationStructuresReported": [
              {"ranConfigurationStructureName": "O-GNBDUFunction", "changeType": "none",
               "valuesOfAttributes": {"ranConfigurationStructure":
                 {"gnbDuId": 3, "gnbDuName": "du-3", "gnbId": 411, "gnbIdLength": 24}}}]}}""";

    static final String INDICATION_CELLS = """
            {"indicationMessageFormat": {"listOfCellsReported": [
              {"cellGlobalId": %s, "listOfConfigurationStructuresReported": [
                {"ranConfigurationStructureName": "O-NRCellDU", "changeType": "modification",
                 "valuesOfAttributes": {"ranConfigurationStructure": %s},
                 "oldValuesOfAttributes": {"ranConfigurationStructure": {"cellState": "IDLE"}}},
                {"ranConfigurationStructureName": "O-NESPolicy", "changeType": "addition",
                 "valuesOfAttributes": {"ranConfigurationStructure":
                   {"policyType": "TRX_CONTROL", "antennaMask": "f0f0", "validDuration": 100}}}]},
              {"cellGlobalId": %s, "listOfConfigurationStructuresReported": [
                {"ranConfigurationStructureName": "O-NRCellCU", "changeType": "deletion",
                 "valuesOfAttributes": {"ranConfigurationStructure": {"cellLocalId": 0}}},
                {"ranConfigurationStructureName": "O-BWP", "changeType": "none",
                 "valuesOfAttributes": {"ranConfigurationStructure": {"bwpContext": "SUL"}}}]}]}}""".formatted(CELL_A, NR_CELL_DU, CELL_B);

    static final String TRIGGER_NODE = """
            {"eventTriggerDefinitionFormat": {"listOfNodeLevelConfigurationStructuresForEventTrigger": [
              {"ranConfigurationStructureName": "O-GNBDUFunction"}]}}""";

    static final String TRIGGER_CELLS = """
            {"eventTriggerDefinitionFormat": {"listOfCellLevelConfigurationStructuresForEventTrigger": [
              {"cellGlobalId": %s, "listOfRANConfigurationStructuresForEventTrigger": [
                {"ranConfigurationStructureName": "O-NRCellDU", "listOfAttributes": ["cellState", "nrPci"]}]},
              {"listOfRANConfigurationStructuresForEventTrigger": [
                {"ranConfigurationStructureName": "O-CESManagementFunction"}]}]}}""".formatted(CELL_A);

    static final String TRIGGER_PERIODIC = """
            {"eventTriggerDefinitionFormat": {"period": 10}}""";

    static final String ACTION_NODE = """
            {"ricStyleType": 1, "actionDefinitionFormat": {"listOfNodeLevelRANConfigurationStructuresForADF": [
              {"reportType": "all", "ranConfigurationStructureName": "O-RRMPolicyRatio"}]}}""";

    static final String ACTION_CELLS = """
            {"ricStyleType": 2, "actionDefinitionFormat": {"listOfCellConfigurationsToBeReportedForADF": [
              {"cellGlobalId": %s, "listOfCellLevelRANConfigurationStructuresForADF": [
                {"reportType": "change", "ranConfigurationStructureName": "O-CESManagementFunction",
                 "listOfAttributes": [{"attributeName": "energySavingState"}]}]}]}}""".formatted(CELL_A);

    static final String RAN_FUNCTION_DEFINITION = """
            {"ranFunctionName": {"ranFunctionShortName": "ORAN-E2SM-CCC",
               "ranFunctionServiceModelOID": "1.3.6.1.4.1.53148.1.6.2.4",
               "ranFunctionDescription": "Cell Configuration and Control", "ranFunctionInstance": 0},
             "listOfSupportedNodeLevelConfigurationStructures": [
               {"ranConfigurationStructureName": "O-GNBDUFunction"}],
             "listOfCellsForRANFunctionDefinition": [
               {"cellGlobalID": %s, "listOfSupportedCellLevelRANConfigurationStructures": [
                 {"ranConfigurationStructureName": "O-CESManagementFunction", "listOfSupportedAttributes": [
                   {"attributeName": "energySavingControl", "supportedServices": {
                     "eventTrigger": {"listOfSupportedEventTriggerStyles": [
                       {"eventTriggerStyleType": 1, "eventTriggerStyleName": "E2 Node Configuration Change",
                        "eventTriggerFormatType": 2}]},
                     "reportService": {"listOfSupportedReportStyles": [
                       {"reportServiceStyleType": 2, "reportServiceStyleName": "Cell-Level Configuration",
                        "listOfSupportedEventTriggerStylesForReportStyle": [
                          {"eventTriggerStyleType": 1}, {"eventTriggerStyleType": 2}],
                        "reportServiceActionDefinitionFormatType": 2,
                        "reportServiceIndicationHeaderFormatType": 1,
                        "reportServiceIndicationMessageFormatType": 2}]},
                     "controlService": {"listOfSupportedControlStyles": [
                       {"controlServiceStyleType": 2,
                        "controlServiceStyleName": "Cell Configuration and Control",
                        "controlServiceHeaderFormatType": 1, "controlServiceMessageFormatType": 2,
                        "ricCallProcessIDFormatType": 1, "controlServiceControlOutcomeFormatType": 2}]},
                     "queryService": {"listOfSupportedQueryStyles": []}}}]}]}]}""".formatted(CELL_A);

    private Samples() {}

    static byte[] octets(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
