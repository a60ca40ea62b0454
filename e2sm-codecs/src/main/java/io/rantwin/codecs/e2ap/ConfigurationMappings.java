package io.rantwin.codecs.e2ap;

import static io.rantwin.codecs.e2ap.IdentityMappings.readOptionalEnGnb;
import static io.rantwin.codecs.e2ap.IdentityMappings.readOptionalEnb;
import static io.rantwin.codecs.e2ap.IdentityMappings.writeOptionalEnGnb;
import static io.rantwin.codecs.e2ap.IdentityMappings.writeOptionalEnb;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Configuration;
import io.rantwin.codecs.per.PerException;
import org.jspecify.annotations.Nullable;

/** Mappings of the items about E2 node components; those of v01.01 are quite different. */
final class ConfigurationMappings {
    static final Mapping<E2nodeComponentConfig.Item> ITEM =
            new Mapping<>(ConfigurationMappings::readItem, ConfigurationMappings::writeItem);
    static final Mapping<E2nodeComponentConfig.Removal> REMOVAL = new Mapping<>(
            (value, in) -> new E2nodeComponentConfig.Removal(readComponent(in.sequence(value), in)),
            (removal, out) -> component(removal.e2nodeComponent(), out).build());
    static final Mapping<E2nodeComponentConfig.Ack> ACK =
            new Mapping<>(ConfigurationMappings::readAck, ConfigurationMappings::writeAck);

    private ConfigurationMappings() {}

    private static boolean isV1(E2apVersion version) {
        return version == E2apVersion.V01_01;
    }

    private static E2nodeComponentConfig.Item readItem(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue item = in.sequence(value);
        Configuration configuration;
        if (isV1(in.version())) {
            configuration = readUpdate(item.choice("e2nodeComponentConfigUpdate"), in);
        } else {
            SequenceValue messages = in.sequence(item.get("e2nodeComponentConfiguration"));
            configuration = new Configuration.SetupMessages(
                    messages.octets("e2nodeComponentRequestPart"), messages.octets("e2nodeComponentResponsePart"));
        }
        return new E2nodeComponentConfig.Item(readComponent(item, in), configuration);
    }

    private static Value writeItem(E2nodeComponentConfig.Item item, Writing out) throws PerException {
        var builder = component(item.e2nodeComponent(), out);
        boolean isV1 = isV1(out.version());
        Configuration configuration = item.configuration();
        if (isV1 == configuration instanceof Configuration.SetupMessages) {
            throw out.error("this version has no configuration "
                            + configuration.getClass().getSimpleName())
                    .within("configuration");
        }
        String member = isV1 ? "e2nodeComponentConfigUpdate" : "e2nodeComponentConfiguration";
        return builder.set(member, writeConfiguration(configuration)).build();
    }

    private static Configuration readUpdate(ChoiceValue choice, Reading in) throws NotUnderstoodException {
        if (!(choice.value() instanceof SequenceValue)) {
            throw new NotUnderstoodException();
        }
        SequenceValue update = in.sequence(choice.value());
        return switch (choice.alternative()) {
            case "gNBconfigUpdate" ->
                new Configuration.Gnb(
                        update.findOctets("ngAPconfigUpdate"),
                        update.findOctets("xnAPconfigUpdate"),
                        update.findOctets("e1APconfigUpdate"),
                        update.findOctets("f1APconfigUpdate"));
            case "en-gNBconfigUpdate" -> new Configuration.EnGnb(update.findOctets("x2APconfigUpdate"));
            case "ng-eNBconfigUpdate" ->
                new Configuration.NgEnb(update.findOctets("ngAPconfigUpdate"), update.findOctets("xnAPconfigUpdate"));
            case "eNBconfigUpdate" ->
                new Configuration.Enb(update.findOctets("s1APconfigUpdate"), update.findOctets("x2APconfigUpdate"));
            default -> throw new NotUnderstoodException();
        };
    }

    private static Value writeConfiguration(Configuration configuration) {
        var members = SequenceValue.builder();
        return switch (configuration) {
            case Configuration.SetupMessages messages ->
                members.set("e2nodeComponentRequestPart", messages.e2nodeComponentRequestPart())
                        .set("e2nodeComponentResponsePart", messages.e2nodeComponentResponsePart())
                        .build();
            case Configuration.Gnb gnb ->
                Value.choice(
                        "gNBconfigUpdate",
                        members.set("ngAPconfigUpdate", gnb.ngApConfigUpdate())
                                .set("xnAPconfigUpdate", gnb.xnApConfigUpdate())
                                .set("e1APconfigUpdate", gnb.e1ApConfigUpdate())
                                .set("f1APconfigUpdate", gnb.f1ApConfigUpdate())
                                .build());
            case Configuration.EnGnb gnb ->
                Value.choice(
                        "en-gNBconfigUpdate",
                        members.set("x2APconfigUpdate", gnb.x2ApConfigUpdate()).build());
            case Configuration.NgEnb enb ->
                Value.choice(
                        "ng-eNBconfigUpdate",
                        members.set("ngAPconfigUpdate", enb.ngApConfigUpdate())
                                .set("xnAPconfigUpdate", enb.xnApConfigUpdate())
                                .build());
            case Configuration.Enb enb ->
                Value.choice(
                        "eNBconfigUpdate",
                        members.set("s1APconfigUpdate", enb.s1ApConfigUpdate())
                                .set("x2APconfigUpdate", enb.x2ApConfigUpdate())
                                .build());
        };
    }

    private static E2nodeComponentConfig.Ack readAck(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue item = in.sequence(value);
        SequenceValue ack = in.sequence(item.get(ackMember(in.version())));
        Value cause = ack.find("failureCause");
        return new E2nodeComponentConfig.Ack(
                readComponent(item, in),
                Items.UPDATE_OUTCOME.of(ack.enumerated("updateOutcome")),
                cause == null ? null : BasicMappings.readCause(cause, in));
    }

    private static Value writeAck(E2nodeComponentConfig.Ack ack, Writing out) throws PerException {
        Cause cause = ack.failureCause();
        var outcome = SequenceValue.builder()
                .set("updateOutcome", Items.UPDATE_OUTCOME.value(ack.updateOutcome()))
                .set("failureCause", cause == null ? null : BasicMappings.writeCause(cause, out))
                .build();
        return component(ack.e2nodeComponent(), out)
                .set(ackMember(out.version()), outcome)
                .build();
    }

    private static String ackMember(E2apVersion version) {
        return isV1(version) ? "e2nodeComponentConfigUpdateAck" : "e2nodeComponentConfigurationAck";
    }

    private static E2nodeComponent readComponent(SequenceValue item, Reading in) throws NotUnderstoodException {
        ChoiceValue id = item.findChoice("e2nodeComponentID");
        if (isV1(in.version())) {
            return new E2nodeComponent.OfNode(
                    Items.NODE_TYPE.of(item.enumerated("e2nodeComponentType")), id == null ? null : readId(id, in));
        }
        return new E2nodeComponent.OfInterface(
                Items.INTERFACE_TYPE.of(item.enumerated("e2nodeComponentInterfaceType")),
                readId(item.choice("e2nodeComponentID"), in));
    }

    private static SequenceValue.Builder component(E2nodeComponent component, Writing out) throws PerException {
        if (isV1(out.version()) != component instanceof E2nodeComponent.OfNode) {
            throw out.error("this version has no components by "
                            + (isV1(out.version()) ? "interface type" : "node type"))
                    .within("e2nodeComponent");
        }
        var item = SequenceValue.builder();
        return switch (component) {
            case E2nodeComponent.OfInterface byInterface ->
                item.set(
                                "e2nodeComponentInterfaceType",
                                Items.INTERFACE_TYPE.value(byInterface.e2nodeComponentInterfaceType()))
                        .set("e2nodeComponentID", writeId(byInterface.e2nodeComponentId(), out));
            case E2nodeComponent.OfNode byNode ->
                item.set("e2nodeComponentType", Items.NODE_TYPE.value(byNode.e2nodeComponentType()))
                        .set("e2nodeComponentID", writeNodeId(byNode.e2nodeComponentId(), out));
        };
    }

    private static E2nodeComponentId readId(ChoiceValue choice, Reading in) throws NotUnderstoodException {
        if (!(choice.value() instanceof SequenceValue)) {
            throw new NotUnderstoodException();
        }
        SequenceValue id = in.sequence(choice.value());
        return switch (choice.alternative()) {
            case "e2nodeComponentInterfaceTypeNG" -> new E2nodeComponentId.Ng(id.text("amf-name"));
            case "e2nodeComponentInterfaceTypeXn" -> new E2nodeComponentId.Xn(readNgRanNode(id, in));
            case "e2nodeComponentInterfaceTypeE1" -> new E2nodeComponentId.E1(id.integer(e1Member(in.version())));
            case "e2nodeComponentTypeGNB-CU-UP" -> new E2nodeComponentId.E1(id.integer("gNB-CU-UP-ID"));
            case "e2nodeComponentInterfaceTypeF1", "e2nodeComponentTypeGNB-DU" ->
                new E2nodeComponentId.F1(id.integer("gNB-DU-ID"));
            case "e2nodeComponentInterfaceTypeW1" -> new E2nodeComponentId.W1(id.integer("ng-eNB-DU-ID"));
            case "e2nodeComponentInterfaceTypeS1" -> new E2nodeComponentId.S1(id.text("mme-name"));
            case "e2nodeComponentInterfaceTypeX2" ->
                new E2nodeComponentId.X2(
                        readOptionalEnb(id.find("global-eNB-ID"), in),
                        readOptionalEnGnb(id.find("global-en-gNB-ID"), in));
            default -> throw new NotUnderstoodException();
        };
    }

    private static Value writeId(E2nodeComponentId id, Writing out) throws PerException {
        return switch (id) {
            case E2nodeComponentId.Ng ng -> interfaceId("NG", "amf-name", Value.text(ng.amfName()));
            case E2nodeComponentId.Xn xn ->
                interfaceId("Xn", "global-NG-RAN-Node-ID", writeNgRanNode(xn.globalNgRanNodeId(), out));
            case E2nodeComponentId.E1 e1 -> interfaceId("E1", e1Member(out.version()), Value.of(e1.gnbCuUpId()));
            case E2nodeComponentId.F1 f1 -> interfaceId("F1", "gNB-DU-ID", Value.of(f1.gnbDuId()));
            case E2nodeComponentId.W1 w1 -> interfaceId("W1", "ng-eNB-DU-ID", Value.of(w1.ngEnbDuId()));
            case E2nodeComponentId.S1 s1 -> interfaceId("S1", "mme-name", Value.text(s1.mmeName()));
            case E2nodeComponentId.X2 x2 ->
                Value.choice(
                        "e2nodeComponentInterfaceTypeX2",
                        SequenceValue.builder()
                                .set("global-eNB-ID", writeOptionalEnb(x2.globalEnbId(), out))
                                .set("global-en-gNB-ID", writeOptionalEnGnb(x2.globalEnGnbId(), out))
                                .build());
        };
    }

    private static Value interfaceId(String interfaceName, String member, Value value) {
        return Value.choice("e2nodeComponentInterfaceType" + interfaceName, SequenceValue.of(member, value));
    }

    private static @Nullable Value writeNodeId(@Nullable E2nodeComponentId id, Writing out) throws PerException {
        return switch (id) {
            case null -> null;
            case E2nodeComponentId.E1 e1 ->
                Value.choice(
                        "e2nodeComponentTypeGNB-CU-UP", SequenceValue.of("gNB-CU-UP-ID", Value.of(e1.gnbCuUpId())));
            case E2nodeComponentId.F1 f1 ->
                Value.choice("e2nodeComponentTypeGNB-DU", SequenceValue.of("gNB-DU-ID", Value.of(f1.gnbDuId())));
            default ->
                throw out.error("this version has no component id "
                                + id.getClass().getSimpleName())
                        .within("e2nodeComponentId");
        };
    }

    private static String e1Member(E2apVersion version) {
        return version == E2apVersion.V02_03 ? "gNB-CU-CP-ID" : "gNB-CU-UP-ID";
    }

    private static GlobalNgRanNodeId readNgRanNode(SequenceValue id, Reading in) throws NotUnderstoodException {
        ChoiceValue node = id.choice("global-NG-RAN-Node-ID");
        return switch (node.alternative()) {
            case "gNB" -> IdentityMappings.readGnb(node.value(), in);
            case "ng-eNB" -> IdentityMappings.readNgEnb(node.value(), in);
            default -> throw new NotUnderstoodException();
        };
    }

    private static Value writeNgRanNode(GlobalNgRanNodeId node, Writing out) throws PerException {
        return switch (node) {
            case GlobalGnbId gnb -> Value.choice("gNB", IdentityMappings.writeGnb(gnb, out));
            case GlobalNgEnbId enb -> Value.choice("ng-eNB", IdentityMappings.writeNgEnb(enb, out));
        };
    }
}
