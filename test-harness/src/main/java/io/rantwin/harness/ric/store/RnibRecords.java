package io.rantwin.harness.ric.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.rantwin.codecs.e2ap.EnbId;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.RanNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The protobuf messages of the platform's R-NIB, written field by field: NbIdentity and NodebInfo. Not written are served cells
 * and node configurations, and the RAN functions of eNBs, whose field number is not settled.
 */
final class RnibRecords {
    private static final int NODE_TYPE_ENB = 1;
    private static final int NODE_TYPE_GNB = 2;
    private static final int GNB_TYPE_GNB = 1;
    private static final int GNB_TYPE_EN_GNB = 2;

    /** What the R-NIB has of a global E2 node id. */
    record Identity(
            boolean isGnb,
            int type,
            Plmn plmn,
            String nbId,
            @Nullable Long cuUpId,
            @Nullable Long duId) {
        static Identity of(GlobalE2nodeId id) {
            return switch (id) {
                case GlobalE2nodeId.Gnb gnb ->
                    new Identity(
                            true,
                            GNB_TYPE_GNB,
                            gnb.globalGnbId().plmn(),
                            bits(gnb.globalGnbId().gnbId(), gnb.globalGnbId().gnbIdBits()),
                            gnb.gnbCuUpId(),
                            gnb.gnbDuId());
                case GlobalE2nodeId.EnGnb gnb ->
                    new Identity(
                            true,
                            GNB_TYPE_EN_GNB,
                            gnb.globalEnGnbId().plmn(),
                            bits(
                                    gnb.globalEnGnbId().gnbId(),
                                    gnb.globalEnGnbId().gnbIdBits()),
                            gnb.enGnbCuUpId(),
                            gnb.enGnbDuId());
                case GlobalE2nodeId.NgEnb enb ->
                    ofEnb(
                            enb.globalNgEnbId().plmn(),
                            enb.globalNgEnbId().enbId(),
                            ngEnbType(enb.globalNgEnbId().enbId().kind()));
                case GlobalE2nodeId.Enb enb ->
                    ofEnb(
                            enb.globalEnbId().plmn(),
                            enb.globalEnbId().enbId(),
                            enbType(enb.globalEnbId().enbId().kind()));
            };
        }

        private static Identity ofEnb(Plmn plmn, EnbId id, int type) {
            return new Identity(false, type, plmn, bits(id.value(), id.kind().bits()), null, null);
        }

        private static int enbType(EnbId.Kind kind) {
            return switch (kind) {
                case MACRO -> 1;
                case HOME -> 2;
                case SHORT_MACRO -> 3;
                case LONG_MACRO -> 4;
            };
        }

        private static int ngEnbType(EnbId.Kind kind) {
            return switch (kind) {
                case MACRO, HOME -> 5;
                case SHORT_MACRO -> 6;
                case LONG_MACRO -> 7;
            };
        }

        private static String bits(long value, int length) {
            String digits = Long.toBinaryString(value);
            return "0".repeat(Math.max(0, length - digits.length())) + digits;
        }

        /** Name of the set that lists the node. */
        String group() {
            return isGnb ? "GNB" : "ENB";
        }

        String plmnId() {
            return plmn.octets().toHex().toUpperCase(Locale.ROOT);
        }

        /** Second key of the node. */
        String key() {
            Long part = cuUpId != null ? cuUpId : duId;
            return group() + ":" + plmnId() + ":" + nbId + (part == null ? "" : ":" + part);
        }
    }

    private RnibRecords() {}

    static Octets nbIdentity(RanNode node) {
        return message(out -> {
            out.writeString(1, node.ranName());
            writeMessage(out, 2, globalNbId(Identity.of(node.globalE2nodeId())));
            writeNumber(out, 3, number(node.status()));
        });
    }

    /** The inventory name of an NbIdentity; empty when it is none. */
    static String inventoryName(Octets nbIdentity) {
        CodedInputStream in = CodedInputStream.newInstance(nbIdentity.toArray());
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                    return in.readStringRequireUtf8();
                }
                in.skipField(tag);
            }
        } catch (IOException foreign) {
            return "";
        }
        return "";
    }

    static Octets nodebInfo(RanNode node, String e2terminationAddress) {
        Identity id = Identity.of(node.globalE2nodeId());
        return message(out -> {
            out.writeString(1, node.ranName());
            writeNumber(out, 5, number(node.status()));
            writeMessage(out, 6, globalNbId(id));
            writeNumber(out, 7, id.isGnb() ? NODE_TYPE_GNB : NODE_TYPE_ENB);
            writeMessage(out, id.isGnb() ? 9 : 8, id.isGnb() ? gnb(node, id) : enb(id));
            out.writeString(12, e2terminationAddress);
            out.writeBool(13, true);
            out.writeUInt64(14, ChronoUnit.NANOS.between(Instant.EPOCH, node.since()));
            writeText(out, 15, id.isGnb() ? gnbNodeType(id) : "");
            writeText(out, 16, id.cuUpId() == null ? "" : id.cuUpId().toString());
            writeText(out, 17, id.duId() == null ? "" : id.duId().toString());
        });
    }

    private static int number(ConnectionStatus status) {
        return switch (status) {
            case UNKNOWN_CONNECTION_STATUS -> 0;
            case CONNECTED -> 1;
            case DISCONNECTED -> 2;
            case CONNECTED_SETUP_FAILED -> 3;
            case CONNECTING -> 4;
            case SHUTTING_DOWN -> 5;
            case SHUT_DOWN -> 6;
            case UNDER_RESET -> 7;
        };
    }

    private static String gnbNodeType(Identity id) {
        if (id.duId() != null) {
            return "DU";
        }
        return id.cuUpId() != null ? "CU-UP" : "gNB";
    }

    private static Octets globalNbId(Identity id) {
        return message(out -> {
            out.writeString(1, id.plmnId());
            out.writeString(2, id.nbId());
        });
    }

    private static Octets gnb(RanNode node, Identity id) {
        return message(out -> {
            for (RanFunction.Item function : node.ranFunctions()) {
                writeMessage(out, 2, ranFunction(function));
            }
            writeNumber(out, 3, id.type());
        });
    }

    private static Octets enb(Identity id) {
        return message(out -> writeNumber(out, 1, id.type()));
    }

    private static Octets ranFunction(RanFunction.Item function) {
        return message(out -> {
            writeNumber(out, 1, function.ranFunctionId());
            writeText(out, 2, function.ranFunctionDefinition().toHex().toUpperCase(Locale.ROOT));
            writeNumber(out, 3, function.ranFunctionRevision());
            writeText(out, 4, function.ranFunctionOid() == null ? "" : function.ranFunctionOid());
        });
    }

    /** Zero is the default, which is not written. */
    private static void writeNumber(CodedOutputStream out, int field, int number) throws IOException {
        if (number != 0) {
            out.writeUInt32(field, number);
        }
    }

    private static void writeText(CodedOutputStream out, int field, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeString(field, text);
        }
    }

    private static void writeMessage(CodedOutputStream out, int field, Octets message) throws IOException {
        out.writeByteArray(field, message.toArray());
    }

    private static Octets message(Fields fields) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(octets);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return Octets.of(octets.toByteArray());
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
