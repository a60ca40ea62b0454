package io.rantwin.codecs.e2ap;

import static io.rantwin.codecs.e2ap.BasicMappings.integer;
import static io.rantwin.codecs.e2ap.BasicMappings.readCause;
import static io.rantwin.codecs.e2ap.BasicMappings.readRicRequestId;
import static io.rantwin.codecs.e2ap.BasicMappings.readTnlInformation;
import static io.rantwin.codecs.e2ap.BasicMappings.writeCause;
import static io.rantwin.codecs.e2ap.BasicMappings.writeRicRequestId;
import static io.rantwin.codecs.e2ap.BasicMappings.writeTnlInformation;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.e2ap.RicAction.RicSubsequentAction;
import io.rantwin.codecs.e2ap.RicSubscriptionDeleteRequired.WithCause;
import org.jspecify.annotations.Nullable;

/** Mappings of list items: RAN functions, actions, transport associations, subscriptions. */
final class ItemMappings {
    static final Mapping<RanFunction.Item> RAN_FUNCTION = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RanFunction.Item(
                        (int) item.integer("ranFunctionID"),
                        item.octets("ranFunctionDefinition"),
                        (int) item.integer("ranFunctionRevision"),
                        item.findText("ranFunctionOID"));
            },
            (item, _) -> SequenceValue.builder()
                    .set("ranFunctionID", Value.of(item.ranFunctionId()))
                    .set("ranFunctionDefinition", item.ranFunctionDefinition())
                    .set("ranFunctionRevision", Value.of(item.ranFunctionRevision()))
                    .setText("ranFunctionOID", item.ranFunctionOid())
                    .build());

    static final Mapping<RanFunction.Id> RAN_FUNCTION_ID = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RanFunction.Id(
                        (int) item.integer("ranFunctionID"), (int) item.integer("ranFunctionRevision"));
            },
            (item, _) -> SequenceValue.of(
                    "ranFunctionID",
                    Value.of(item.ranFunctionId()),
                    "ranFunctionRevision",
                    Value.of(item.ranFunctionRevision())));

    static final Mapping<RanFunction.IdCause> RAN_FUNCTION_CAUSE = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RanFunction.IdCause((int) item.integer("ranFunctionID"), readCause(item.get("cause"), in));
            },
            (item, out) -> SequenceValue.of(
                    "ranFunctionID", Value.of(item.ranFunctionId()), "cause", writeCause(item.cause(), out)));

    static final Mapping<RicAction.Id> ACTION_ID = new Mapping<>(
            (value, in) -> new RicAction.Id((int) in.sequence(value).integer("ricActionID")),
            (item, _) -> SequenceValue.of("ricActionID", Value.of(item.ricActionId())));

    static final Mapping<RicAction.IdCause> ACTION_CAUSE = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RicAction.IdCause((int) item.integer("ricActionID"), readCause(item.get("cause"), in));
            },
            (item, out) -> SequenceValue.of(
                    "ricActionID", Value.of(item.ricActionId()), "cause", writeCause(item.cause(), out)));

    static final Mapping<RicAction.ToBeSetup> ACTION_TO_BE_SETUP = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RicAction.ToBeSetup(
                        (int) item.integer("ricActionID"),
                        Items.ACTION_TYPE.of(item.enumerated("ricActionType")),
                        item.findOctets("ricActionDefinition"),
                        readSubsequent(item.find("ricSubsequentAction"), in),
                        integer(item, "ricActionExecutionOrder"));
            },
            (item, _) -> SequenceValue.builder()
                    .set("ricActionID", Value.of(item.ricActionId()))
                    .set("ricActionType", Items.ACTION_TYPE.value(item.ricActionType()))
                    .set("ricActionDefinition", item.ricActionDefinition())
                    .set("ricSubsequentAction", writeSubsequent(item.ricSubsequentAction()))
                    .set("ricActionExecutionOrder", BasicMappings.value(item.ricActionExecutionOrder()))
                    .build());

    static final Mapping<RicAction.ToBeModified> ACTION_TO_BE_MODIFIED = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RicAction.ToBeModified(
                        (int) item.integer("ricActionID"),
                        item.findOctets("ricActionDefinition"),
                        integer(item, "ricActionExecutionOrder"),
                        readSubsequent(item.find("ricSubsequentAction"), in));
            },
            (item, _) -> SequenceValue.builder()
                    .set("ricActionID", Value.of(item.ricActionId()))
                    .set("ricActionDefinition", item.ricActionDefinition())
                    .set("ricActionExecutionOrder", BasicMappings.value(item.ricActionExecutionOrder()))
                    .set("ricSubsequentAction", writeSubsequent(item.ricSubsequentAction()))
                    .build());

    static final Mapping<RicAction.RequiredToBeModified> ACTION_REQUIRED_TO_BE_MODIFIED = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new RicAction.RequiredToBeModified(
                        (int) item.integer("ricActionID"), Items.RIC_TIME_TO_WAIT.of(item.enumerated("ricTimeToWait")));
            },
            (item, _) -> SequenceValue.of(
                    "ricActionID",
                    Value.of(item.ricActionId()),
                    "ricTimeToWait",
                    Items.RIC_TIME_TO_WAIT.value(item.ricTimeToWait())));

    static final Mapping<WithCause> SUBSCRIPTION_WITH_CAUSE = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new WithCause(
                        readRicRequestId(item.get("ricRequestID"), in),
                        (int) item.integer("ranFunctionID"),
                        readCause(item.get("cause"), in));
            },
            (item, out) -> SequenceValue.builder()
                    .set("ricRequestID", writeRicRequestId(item.ricRequestId()))
                    .set("ranFunctionID", Value.of(item.ranFunctionId()))
                    .set("cause", writeCause(item.cause(), out))
                    .build());

    static final Mapping<TnlAssociation.Usage> TNL_USAGE = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new TnlAssociation.Usage(
                        readTnlInformation(item.get("tnlInformation"), in),
                        Items.TNL_USAGE.of(item.enumerated("tnlUsage")));
            },
            (item, out) -> SequenceValue.of(
                    "tnlInformation",
                    writeTnlInformation(item.tnlInformation(), out),
                    "tnlUsage",
                    Items.TNL_USAGE.value(item.tnlUsage())));

    static final Mapping<TnlAssociation.SetupFailed> TNL_SETUP_FAILED = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new TnlAssociation.SetupFailed(
                        readTnlInformation(item.get("tnlInformation"), in), readCause(item.get("cause"), in));
            },
            (item, out) -> SequenceValue.of(
                    "tnlInformation",
                    writeTnlInformation(item.tnlInformation(), out),
                    "cause",
                    writeCause(item.cause(), out)));

    static final Mapping<TnlAssociation.Removal> TNL_REMOVAL = new Mapping<>(
            (value, in) -> {
                SequenceValue item = in.sequence(value);
                return new TnlAssociation.Removal(
                        readTnlInformation(item.get("tnlInformation"), in),
                        readTnlInformation(item.get("tnlInformationRIC"), in));
            },
            (item, out) -> SequenceValue.of(
                    "tnlInformation",
                    writeTnlInformation(item.tnlInformation(), out),
                    "tnlInformationRIC",
                    writeTnlInformation(item.tnlInformationRic(), out)));

    /** Item of E2connectionUpdateRemove, which holds nothing but the address. */
    static final Mapping<TnlInformation> TNL_TO_REMOVE = new Mapping<>(
            (value, in) -> readTnlInformation(in.sequence(value).get("tnlInformation"), in),
            (item, out) -> SequenceValue.of("tnlInformation", writeTnlInformation(item, out)));

    private ItemMappings() {}

    private static @Nullable RicSubsequentAction readSubsequent(@Nullable Value value, Reading in)
            throws NotUnderstoodException {
        if (value == null) {
            return null;
        }
        SequenceValue action = in.sequence(value);
        return new RicSubsequentAction(
                Items.SUBSEQUENT_ACTION_TYPE.of(action.enumerated("ricSubsequentActionType")),
                Items.RIC_TIME_TO_WAIT.of(action.enumerated("ricTimeToWait")));
    }

    private static @Nullable Value writeSubsequent(@Nullable RicSubsequentAction action) {
        return action == null
                ? null
                : SequenceValue.of(
                        "ricSubsequentActionType",
                        Items.SUBSEQUENT_ACTION_TYPE.value(action.ricSubsequentActionType()),
                        "ricTimeToWait",
                        Items.RIC_TIME_TO_WAIT.value(action.ricTimeToWait()));
    }
}
