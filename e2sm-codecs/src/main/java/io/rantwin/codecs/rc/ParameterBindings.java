package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.ChoiceBinding.choice;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.rc.ParameterDefinition.ListDefinition;
import io.rantwin.codecs.rc.ParameterDefinition.StructureDefinition;
import io.rantwin.codecs.rc.ParameterValue.Bits;
import io.rantwin.codecs.rc.ParameterValue.Bool;
import io.rantwin.codecs.rc.ParameterValue.Int;
import io.rantwin.codecs.rc.ParameterValue.OctetString;
import io.rantwin.codecs.rc.ParameterValue.Real;
import io.rantwin.codecs.rc.ParameterValue.Text;
import java.util.List;

/** Bindings of RAN parameters: values, trees, tests and definitions. */
final class ParameterBindings {
    static final String ID = "ranParameter-ID";

    /** RANParameter-Value. */
    static final Binding<ParameterValue> VALUE = choice(
            newer -> newer,
            alternative("valueBoolean", Bool.class, Binding.BOOLEAN.as(Bool::new, Bool::value)),
            alternative("valueInt", Int.class, Binding.INTEGER.as(Int::new, Int::value)),
            alternative(
                    "valueReal",
                    Real.class,
                    Binding.of(real -> new Real(((RealValue) real).value()), real -> new RealValue(real.value()))),
            alternative(
                    "valueBitS",
                    Bits.class,
                    Binding.of(
                            bits -> new Bits(((BitStringValue) bits).bits(), ((BitStringValue) bits).length()),
                            bits -> new BitStringValue(bits.bits(), bits.length()))),
            alternative("valueOctS", OctetString.class, Binding.OCTETS.as(OctetString::new, OctetString::octets)),
            alternative("valuePrintableString", Text.class, Binding.TEXT.as(Text::new, Text::text)));

    /** Lists of the many items that hold a RANParameter-ID and a RANParameter-ValueType. */
    static final Binding<List<RanParameter>> PARAMETERS = new RanParameterBinding().list();

    /** RANParameter-Testing, and the lists of tests below it. */
    static final Binding<List<TestedParameter>> TESTS = new TestedParameterBinding().list();

    /** Lists of the many items that hold a RANParameter-ID, a name and perhaps a definition. */
    static final Binding<List<NamedParameter>> NAMED = sequence(
                    member(ID, Binding.INTEGER, NamedParameter::id),
                    member("ranParameter-name", Binding.TEXT, NamedParameter::name),
                    member(
                            "ranParameter-Definition",
                            Binding.lazily(() -> ParameterBindings.DEFINITION),
                            NamedParameter::definition),
                    NamedParameter::new)
            .list();

    /** RANParameter-Definition. */
    static final Binding<ParameterDefinition> DEFINITION = ChoiceBinding.<ParameterDefinition>choice(
                    newer -> newer,
                    alternative(
                            "choiceLIST",
                            ListDefinition.class,
                            sequence(member("ranParameter-List", NAMED, ListDefinition::members), ListDefinition::new)),
                    alternative(
                            "choiceSTRUCTURE",
                            StructureDefinition.class,
                            sequence(
                                    member("ranParameter-STRUCTURE", NAMED, StructureDefinition::members),
                                    StructureDefinition::new)))
            .within("ranParameter-Definition-Choice");

    /** Lists of the items that hold a RANParameter-ID and perhaps a definition. */
    static final Binding<List<RequestedParameter>> REQUESTED = sequence(
                    member(ID, Binding.INTEGER, RequestedParameter::id),
                    member("ranParameter-Definition", DEFINITION, RequestedParameter::definition),
                    RequestedParameter::new)
            .list();

    private ParameterBindings() {}
}
