package io.rantwin.nearrt.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** What spans say of the field, by the names of E2AP, E2SM-KPM and A1. */
final class FieldNames {
    /** Node, as the E2 manager names it. */
    static final AttributeKey<String> RAN_NAME = AttributeKey.stringKey("rantwin.node.ran_name");

    /** NR CGI as text. */
    static final AttributeKey<String> CELL_ID = AttributeKey.stringKey("rantwin.cell.id");

    /** Of E2AP. */
    static final AttributeKey<String> MESSAGE_TYPE = AttributeKey.stringKey("rantwin.e2ap.message_type");

    static final AttributeKey<Long> RIC_REQUESTOR_ID = AttributeKey.longKey("rantwin.e2ap.ric_requestor_id");
    static final AttributeKey<Long> RIC_INSTANCE_ID = AttributeKey.longKey("rantwin.e2ap.ric_instance_id");
    static final AttributeKey<Long> RAN_FUNCTION_ID = AttributeKey.longKey("rantwin.e2ap.ran_function_id");
    static final AttributeKey<Long> RIC_ACTION_ID = AttributeKey.longKey("rantwin.e2ap.ric_action_id");
    static final AttributeKey<Long> RIC_INDICATION_SN = AttributeKey.longKey("rantwin.e2ap.ric_indication_sn");

    /** Key of the subscription. */
    static final AttributeKey<String> SUBSCRIPTION = AttributeKey.stringKey("rantwin.subscription");

    /** Octets of E2SM header and message. */
    static final AttributeKey<Long> OCTETS = AttributeKey.longKey("rantwin.e2sm.octets");

    /** Of E2SM-KPM [ms]. */
    static final AttributeKey<Long> GRANULARITY_PERIOD_MILLIS =
            AttributeKey.longKey("rantwin.kpm.granularity_period_ms");

    /** Periods of cells that an indication brought. */
    static final AttributeKey<Long> REPORTS = AttributeKey.longKey("rantwin.kpm.reports");

    /** End of a granularity period, network time [ns since 1970]. */
    static final AttributeKey<Long> PERIOD_END = AttributeKey.longKey("rantwin.kpm.period_end_unix_nano");

    /** What the filter did with a report. */
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("rantwin.filter.outcome");

    /** What is done to a cell, in words. */
    static final AttributeKey<String> ACTION = AttributeKey.stringKey("rantwin.control.action");

    static final AttributeKey<String> REASON = AttributeKey.stringKey("rantwin.control.reason");
    static final AttributeKey<String> INTERFACE = AttributeKey.stringKey("rantwin.control.interface");
    static final AttributeKey<String> RESULT = AttributeKey.stringKey("rantwin.control.result");
    static final AttributeKey<Boolean> IS_RESTORATION = AttributeKey.booleanKey("rantwin.control.restoration");

    /** What became of a control. */
    static final AttributeKey<String> STAGE = AttributeKey.stringKey("rantwin.control.stage");

    static final AttributeKey<Long> POLICY_TYPE = AttributeKey.longKey("rantwin.policy.mediator_type");
    static final AttributeKey<Boolean> IS_ENFORCED = AttributeKey.booleanKey("rantwin.policy.enforced");
    static final AttributeKey<String> POLICY_REASON = AttributeKey.stringKey("rantwin.policy.reason");

    private FieldNames() {}
}
