package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentActionType;
import io.rantwin.codecs.e2ap.RicAction.RicTimeToWait;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import java.util.Arrays;
import java.util.function.Function;

/** Items of an ENUMERATED type and the constants that stand for them. Immutable and thread-safe. */
final class Items<E extends Enum<E>> {
    static final Items<MessageClass> MESSAGE_CLASS = new Items<>(MessageClass.values(), MessageClass::asnName);
    static final Items<CriticalityDiagnostics.TypeOfError> TYPE_OF_ERROR =
            new Items<>(CriticalityDiagnostics.TypeOfError.values(), CriticalityDiagnostics.TypeOfError::asnName);
    static final Items<TimeToWait> TIME_TO_WAIT = new Items<>(TimeToWait.values(), TimeToWait::asnName);
    static final Items<TnlAssociation.TnlUsage> TNL_USAGE =
            new Items<>(TnlAssociation.TnlUsage.values(), TnlAssociation.TnlUsage::asnName);
    static final Items<E2nodeComponent.InterfaceType> INTERFACE_TYPE =
            new Items<>(E2nodeComponent.InterfaceType.values(), E2nodeComponent.InterfaceType::asnName);
    static final Items<E2nodeComponent.NodeType> NODE_TYPE =
            new Items<>(E2nodeComponent.NodeType.values(), E2nodeComponent.NodeType::asnName);
    static final Items<E2nodeComponentConfig.UpdateOutcome> UPDATE_OUTCOME =
            new Items<>(E2nodeComponentConfig.UpdateOutcome.values(), E2nodeComponentConfig.UpdateOutcome::asnName);
    static final Items<RicActionType> ACTION_TYPE = new Items<>(RicActionType.values(), RicActionType::asnName);
    static final Items<RicSubsequentActionType> SUBSEQUENT_ACTION_TYPE =
            new Items<>(RicSubsequentActionType.values(), RicSubsequentActionType::asnName);
    static final Items<RicTimeToWait> RIC_TIME_TO_WAIT = new Items<>(RicTimeToWait.values(), RicTimeToWait::asnName);
    static final Items<RicIndicationType> INDICATION_TYPE =
            new Items<>(RicIndicationType.values(), RicIndicationType::asnName);
    static final Items<RicControlAckRequest> CONTROL_ACK_REQUEST =
            new Items<>(RicControlAckRequest.values(), RicControlAckRequest::asnName);
    static final Items<RicControlStatus> CONTROL_STATUS =
            new Items<>(RicControlStatus.values(), RicControlStatus::asnName);
    static final Items<Cause.Category> CAUSE_CATEGORY = new Items<>(Cause.Category.values(), Cause.Category::asnName);

    private final E[] constants;
    private final String[] names;
    private final Function<E, String> asnName;

    private Items(E[] constants, Function<E, String> asnName) {
        this.constants = constants;
        this.names = Arrays.stream(constants).map(asnName).toArray(String[]::new);
        this.asnName = asnName;
    }

    /** The constant for an item; items of newer versions have none. */
    E of(String asnName) throws NotUnderstoodException {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(asnName)) {
                return constants[i];
            }
        }
        throw new NotUnderstoodException();
    }

    /** The value of a constant. */
    Value value(E constant) {
        return Value.named(asnName.apply(constant));
    }

    /** Both ways, for an IE of that type. */
    Mapping<E> mapping() {
        return new Mapping<>((value, _) -> of(((EnumeratedValue) value).name()), (constant, _) -> value(constant));
    }
}
