package io.rantwin.codecs.e2ap;

/** Protocol IE ids of the IEs of messages (E2AP 9.3.7); those of list items are in the schema tables only. */
final class IeId {
    static final int CAUSE = 1;
    static final int CRITICALITY_DIAGNOSTICS = 2;
    static final int GLOBAL_E2NODE_ID = 3;
    static final int GLOBAL_RIC_ID = 4;
    static final int RAN_FUNCTION_ID = 5;
    static final int RAN_FUNCTIONS_ACCEPTED = 9;
    static final int RAN_FUNCTIONS_ADDED = 10;
    static final int RAN_FUNCTIONS_DELETED = 11;
    static final int RAN_FUNCTIONS_MODIFIED = 12;
    static final int RAN_FUNCTIONS_REJECTED = 13;
    static final int RIC_ACTION_ID = 15;
    static final int RIC_ACTIONS_ADMITTED = 17;
    static final int RIC_ACTIONS_NOT_ADMITTED = 18;
    static final int RIC_CALL_PROCESS_ID = 20;
    static final int RIC_CONTROL_ACK_REQUEST = 21;
    static final int RIC_CONTROL_HEADER = 22;
    static final int RIC_CONTROL_MESSAGE = 23;
    static final int RIC_CONTROL_STATUS = 24;
    static final int RIC_INDICATION_HEADER = 25;
    static final int RIC_INDICATION_MESSAGE = 26;
    static final int RIC_INDICATION_SN = 27;
    static final int RIC_INDICATION_TYPE = 28;
    static final int RIC_REQUEST_ID = 29;
    static final int RIC_SUBSCRIPTION_DETAILS = 30;
    static final int TIME_TO_WAIT = 31;
    static final int RIC_CONTROL_OUTCOME = 32;
    static final int COMPONENT_CONFIG_UPDATE = 33;
    static final int COMPONENT_CONFIG_UPDATE_ACK = 35;
    static final int CONNECTION_SETUP = 39;
    static final int CONNECTION_SETUP_FAILED = 40;
    static final int CONNECTION_UPDATE_ADD = 44;
    static final int CONNECTION_UPDATE_MODIFY = 45;
    static final int CONNECTION_UPDATE_REMOVE = 46;
    static final int TNL_INFORMATION = 48;
    static final int TRANSACTION_ID = 49;
    static final int COMPONENT_CONFIG_ADDITION = 50;
    static final int COMPONENT_CONFIG_ADDITION_ACK = 52;
    static final int COMPONENT_CONFIG_REMOVAL = 54;
    static final int COMPONENT_CONFIG_REMOVAL_ACK = 56;
    static final int TNL_ASSOCIATION_REMOVAL = 58;
    static final int RIC_SUBSCRIPTION_TO_BE_REMOVED = 60;
    static final int RIC_SUBSCRIPTION_START_TIME = 62;
    static final int RIC_SUBSCRIPTION_END_TIME = 63;
    static final int EVENT_TRIGGER_TO_BE_MODIFIED = 64;
    static final int ACTIONS_TO_BE_REMOVED = 65;
    static final int ACTIONS_TO_BE_MODIFIED = 67;
    static final int ACTIONS_TO_BE_ADDED = 69;
    static final int ACTIONS_REMOVED = 71;
    static final int ACTIONS_FAILED_TO_BE_REMOVED = 73;
    static final int ACTIONS_MODIFIED = 75;
    static final int ACTIONS_FAILED_TO_BE_MODIFIED = 77;
    static final int ACTIONS_ADDED = 79;
    static final int ACTIONS_FAILED_TO_BE_ADDED = 81;
    static final int ACTIONS_REQUIRED_TO_BE_MODIFIED = 83;
    static final int ACTIONS_REQUIRED_TO_BE_REMOVED = 85;
    static final int ACTIONS_CONFIRMED_FOR_MODIFICATION = 87;
    static final int ACTIONS_REFUSED_TO_BE_MODIFIED = 89;
    static final int ACTIONS_CONFIRMED_FOR_REMOVAL = 91;
    static final int ACTIONS_REFUSED_TO_BE_REMOVED = 93;
    static final int RIC_QUERY_HEADER = 95;
    static final int RIC_QUERY_DEFINITION = 96;
    static final int RIC_QUERY_OUTCOME = 97;

    private IeId() {}
}
