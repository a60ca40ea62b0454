package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mappings of the IEs that many messages have. */
final class BasicMappings {
    static final Mapping<Integer> INTEGER =
            new Mapping<>((value, _) -> Reading.number(value), (number, _) -> Value.of(number));
    static final Mapping<Octets> OCTETS =
            new Mapping<>((value, _) -> ((OctetStringValue) value).octets(), (octets, _) -> Value.of(octets));
    static final Mapping<TimeToWait> TIME_TO_WAIT = Items.TIME_TO_WAIT.mapping();
    static final Mapping<RicRequestId> RIC_REQUEST_ID =
            new Mapping<>(BasicMappings::readRicRequestId, (id, _) -> writeRicRequestId(id));
    static final Mapping<Cause> CAUSE = new Mapping<>(BasicMappings::readCause, BasicMappings::writeCause);
    static final Mapping<CriticalityDiagnostics> CRITICALITY_DIAGNOSTICS =
            new Mapping<>(BasicMappings::readDiagnostics, (diagnostics, _) -> writeDiagnostics(diagnostics));
    static final Mapping<TnlInformation> TNL_INFORMATION =
            new Mapping<>(BasicMappings::readTnlInformation, BasicMappings::writeTnlInformation);

    private static final int PORT_BITS = 16;

    /** Items of CauseRIC that v01.01 names otherwise: its name, then the later one. */
    private static final String[][] RENAMED_CAUSES = {
        {"ran-function-id-Invalid", "ran-function-id-invalid"},
        {"duplicate-event", "duplicate-event-trigger"},
        {"call-process-id-invalid", "ric-call-process-id-invalid"},
    };

    private BasicMappings() {}

    /** An optional INTEGER member as a number of 16 bits or less. */
    static @Nullable Integer integer(SequenceValue sequence, String member) throws NotUnderstoodException {
        Value value = sequence.find(member);
        return value == null ? null : Reading.number(value);
    }

    /** An optional member as a value; {@code null} stays absent. */
    static @Nullable Value value(@Nullable Integer number) {
        return number == null ? null : Value.of(number);
    }

    static RicRequestId readRicRequestId(Value value, Reading in) {
        SequenceValue id = in.sequence(value);
        return new RicRequestId((int) id.integer("ricRequestorID"), (int) id.integer("ricInstanceID"));
    }

    static Value writeRicRequestId(RicRequestId id) {
        return SequenceValue.of(
                "ricRequestorID", Value.of(id.ricRequestorId()), "ricInstanceID", Value.of(id.ricInstanceId()));
    }

    static Cause readCause(Value value, Reading in) throws NotUnderstoodException {
        var choice = (ChoiceValue) value;
        Cause.Category category = Items.CAUSE_CATEGORY.of(choice.alternative());
        return new Cause(category, renamed(((EnumeratedValue) choice.value()).name(), category, in.version(), 0));
    }

    static Value writeCause(Cause cause, Writing out) {
        String item = renamed(cause.value(), cause.category(), out.version(), 1);
        return Value.choice(cause.category().asnName(), Value.named(item));
    }

    /** The other name of a cause that v01.01 names otherwise; {@code from} is the column of the given name. */
    private static String renamed(String item, Cause.Category category, E2apVersion version, int from) {
        if (version == E2apVersion.V01_01 && category == Cause.Category.RIC_REQUEST) {
            for (String[] names : RENAMED_CAUSES) {
                if (names[from].equals(item)) {
                    return names[1 - from];
                }
            }
        }
        return item;
    }

    private static CriticalityDiagnostics readDiagnostics(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue diagnostics = in.sequence(value);
        String triggering = diagnostics.findEnumerated("triggeringMessage");
        String criticality = diagnostics.findEnumerated("procedureCriticality");
        Value requestId = diagnostics.find("ricRequestorID");
        List<CriticalityDiagnostics.Ie> ies = new ArrayList<>();
        for (Value item : diagnostics.items("iEsCriticalityDiagnostics")) {
            SequenceValue ie = in.sequence(item);
            ies.add(new CriticalityDiagnostics.Ie(
                    Criticality.ofAsnName(ie.enumerated("iECriticality")),
                    (int) ie.integer("iE-ID"),
                    Items.TYPE_OF_ERROR.of(ie.enumerated("typeOfError"))));
        }
        return new CriticalityDiagnostics(
                integer(diagnostics, "procedureCode"),
                triggering == null ? null : Items.MESSAGE_CLASS.of(triggering),
                criticality == null ? null : Criticality.ofAsnName(criticality),
                requestId == null ? null : readRicRequestId(requestId, in),
                ies);
    }

    private static Value writeDiagnostics(CriticalityDiagnostics diagnostics) {
        MessageClass triggering = diagnostics.triggeringMessage();
        Criticality criticality = diagnostics.procedureCriticality();
        RicRequestId requestId = diagnostics.ricRequestId();
        List<Value> ies = new ArrayList<>();
        for (CriticalityDiagnostics.Ie ie : diagnostics.ies()) {
            ies.add(SequenceValue.builder()
                    .setNamed("iECriticality", ie.iEcriticality().asnName())
                    .set("iE-ID", Value.of(ie.iEid()))
                    .setNamed("typeOfError", ie.typeOfError().asnName())
                    .build());
        }
        return SequenceValue.builder()
                .set("procedureCode", value(diagnostics.procedureCode()))
                .set("triggeringMessage", triggering == null ? null : Items.MESSAGE_CLASS.value(triggering))
                .setNamed("procedureCriticality", criticality == null ? null : criticality.asnName())
                .set("ricRequestorID", requestId == null ? null : writeRicRequestId(requestId))
                .set("iEsCriticalityDiagnostics", ies.isEmpty() ? null : new ListValue(ies))
                .build();
    }

    static TnlInformation readTnlInformation(Value value, Reading in) {
        SequenceValue tnl = in.sequence(value);
        var address = (BitStringValue) tnl.get("tnlAddress");
        Integer port = tnl.find("tnlPort") instanceof BitStringValue bits
                ? (int) bits.bits().toUnsignedLong()
                : null;
        return new TnlInformation(address.bits(), address.length(), port);
    }

    static Value writeTnlInformation(TnlInformation tnl, Writing out) throws PerException {
        Integer port = tnl.tnlPort();
        return SequenceValue.builder()
                .set("tnlAddress", new BitStringValue(tnl.tnlAddress(), tnl.tnlAddressBits()))
                .set("tnlPort", port == null ? null : out.bitString(port, PORT_BITS))
                .build();
    }
}
