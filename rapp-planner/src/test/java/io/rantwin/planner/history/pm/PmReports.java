package io.rantwin.planner.history.pm;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reports as they come from Kafka. */
final class PmReports {
    static final String TOPIC = "pm";
    static final long T0 = 1_700_000_100_000L;
    static final long QUARTER = 900_000;

    private PmReports() {}

    /** One value of one cell of node {@code n}, the quarter of an hour of that number. */
    static byte[] report(int quarter, String measurement, String value) {
        return report(quarter, "NRCellDU=1", measurement, value, "false");
    }

    static byte[] report(int quarter, String object, String measurement, String value, String suspect) {
        long end = (T0 + (quarter + 1) * QUARTER) * 1000;
        return """
                {'event':{'commonEventHeader':{'domain':'perf3gpp','sourceName':'n','startEpochMicrosec':%d,
                 'lastEpochMicrosec':%d},'perf3gppFields':{'measDataCollection':{'granularityPeriod':900,
                 'measuredEntityDn':'ManagedElement=n','measInfoList':[{'measTypes':{'sMeasTypesList':['%s']},
                 'measValuesList':[{'measObjInstId':'%s','suspectFlag':'%s','measResults':[{'p':1,'sValue':'%s'}]}]}]}}}}
                """.formatted(end - QUARTER * 1000, end, measurement, object, suspect, value)
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], value);
    }
}
