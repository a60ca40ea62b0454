package io.rantwin.xapp.rmr;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Message types of the platform that an xApp or the test bed meets. Any other number may be sent and received, too.
 * Source: RIC_message_types.h of O-RAN SC's librmr; the types of A1 enrichment information are those of the A1 mediator, the
 * newer alarm types those of the alarm library.
 */
public enum MessageType {
    RMRRM_TABLE_DATA(20),
    RMRRM_REQ_TABLE(21),
    RMRRM_TABLE_STATE(22),
    RIC_HEALTH_CHECK_REQ(100),
    RIC_HEALTH_CHECK_RESP(101),
    RIC_ALARM(110),
    RIC_ALARM_QUERY(111),
    RIC_METRICS(120),
    RIC_SCTP_CONNECTION_FAILURE(1080),
    E2_TERM_INIT(1100),
    E2_TERM_KEEP_ALIVE_REQ(1101),
    E2_TERM_KEEP_ALIVE_RESP(1102),
    RAN_CONNECTED(1200),
    RAN_RESTARTED(1210),
    RAN_RECONFIGURED(1220),
    RIC_E2_SETUP_REQ(12001),
    RIC_E2_SETUP_RESP(12002),
    RIC_E2_SETUP_FAILURE(12003),
    RIC_E2_RESET_REQ(12004),
    RIC_E2_RESET_RESP(12005),
    RIC_E2_RAN_ERROR_INDICATION(12006),
    RIC_E2_RIC_ERROR_INDICATION(12007),
    RAN_E2_RESET_REQ(12008),
    RAN_E2_RESET_RESP(12009),
    RIC_SUB_REQ(12010),
    RIC_SUB_RESP(12011),
    RIC_SUB_FAILURE(12012),
    RIC_SUB_DEL_REQ(12020),
    RIC_SUB_DEL_RESP(12021),
    RIC_SUB_DEL_FAILURE(12022),
    RIC_SUB_DEL_REQUIRED(12023),
    RIC_SERVICE_UPDATE(12030),
    RIC_SERVICE_UPDATE_ACK(12031),
    RIC_SERVICE_UPDATE_FAILURE(12032),
    RIC_CONTROL_REQ(12040),
    RIC_CONTROL_ACK(12041),
    RIC_CONTROL_FAILURE(12042),
    RIC_INDICATION(12050),
    RIC_SERVICE_QUERY(12060),
    RIC_E2NODE_CONFIG_UPDATE(12070),
    RIC_E2NODE_CONFIG_UPDATE_ACK(12071),
    RIC_E2NODE_CONFIG_UPDATE_FAILURE(12072),
    RIC_ALARM_UPDATE(13111),
    A1_POLICY_REQ(20010),
    A1_POLICY_RESP(20011),
    A1_POLICY_QUERY(20012),
    A1_EI_QUERY_ALL(20013),
    A1_EI_QUERY_ALL_RESP(20014),
    A1_EI_CREATE_JOB(20015),
    A1_EI_CREATE_JOB_RESP(20016),
    A1_EI_DATA_DELIVERY(20017),
    TS_UE_LIST(30000),
    TS_QOE_PRED_REQ(30001),
    TS_QOE_PREDICTION(30002);

    /** Ascending by number; arrays, because looking up a map would make an object of the number. */
    private static final List<MessageType> ASCENDING = Arrays.stream(values())
            .sorted(Comparator.comparingInt(MessageType::number))
            .toList();

    private static final int[] NUMBERS =
            ASCENDING.stream().mapToInt(MessageType::number).toArray();
    private static final Map<String, MessageType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final int number;

    MessageType(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The type with a number, or {@code null} when this list does not have it. */
    public static @Nullable MessageType of(int number) {
        int index = Arrays.binarySearch(NUMBERS, number);
        return index < 0 ? null : ASCENDING.get(index);
    }

    /** The type with a name as in xApp descriptors, or {@code null} when this list does not have it. */
    public static @Nullable MessageType named(String name) {
        return BY_NAME.get(name);
    }

    /** The name of a number; the number itself as text when this list does not have it. */
    public static String nameOf(int number) {
        MessageType type = of(number);
        return type == null ? Integer.toString(number) : type.name();
    }
}
