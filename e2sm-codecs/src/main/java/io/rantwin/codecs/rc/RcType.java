package io.rantwin.codecs.rc;

/**
 * A place in E2AP where E2SM-RC puts a message of its own, and the type that stands there. Immutable.
 *
 * @param <T> Java type of the message
 */
public final class RcType<T extends RcMessage> {
    /** RANfunctionDefinition. */
    public static final RcType<RanFunctionDefinition> RAN_FUNCTION_DEFINITION =
            new RcType<>("E2SM-RC-RANFunctionDefinition", DefinitionBindings.RAN_FUNCTION_DEFINITION);

    /** RICeventTriggerDefinition. */
    public static final RcType<EventTrigger> EVENT_TRIGGER =
            new RcType<>("E2SM-RC-EventTrigger", TriggerBindings.EVENT_TRIGGER);

    /** RICactionDefinition. */
    public static final RcType<ActionDefinition> ACTION_DEFINITION =
            new RcType<>("E2SM-RC-ActionDefinition", ActionBindings.ACTION_DEFINITION);

    /** RICindicationHeader. */
    public static final RcType<IndicationHeader> INDICATION_HEADER =
            new RcType<>("E2SM-RC-IndicationHeader", IndicationBindings.HEADER);

    /** RICindicationMessage. */
    public static final RcType<IndicationMessage> INDICATION_MESSAGE =
            new RcType<>("E2SM-RC-IndicationMessage", IndicationBindings.MESSAGE);

    /** RICcallProcessID. */
    public static final RcType<CallProcessId> CALL_PROCESS_ID =
            new RcType<>("E2SM-RC-CallProcessID", ControlBindings.CALL_PROCESS_ID);

    /** RICcontrolHeader. */
    public static final RcType<ControlHeader> CONTROL_HEADER =
            new RcType<>("E2SM-RC-ControlHeader", ControlBindings.HEADER);

    /** RICcontrolMessage. */
    public static final RcType<ControlMessage> CONTROL_MESSAGE =
            new RcType<>("E2SM-RC-ControlMessage", ControlBindings.MESSAGE);

    /** RICcontrolOutcome. */
    public static final RcType<ControlOutcome> CONTROL_OUTCOME =
            new RcType<>("E2SM-RC-ControlOutcome", ControlBindings.OUTCOME);

    private final String asn1Name;
    private final Binding<T> binding;

    private RcType(String asn1Name, Binding<T> binding) {
        this.asn1Name = asn1Name;
        this.binding = binding;
    }

    /** Name of the type in the ASN.1 of the specification. */
    public String asn1Name() {
        return asn1Name;
    }

    Binding<T> binding() {
        return binding;
    }

    @Override
    public String toString() {
        return asn1Name;
    }
}
