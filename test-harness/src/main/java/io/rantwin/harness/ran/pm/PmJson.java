package io.rantwin.harness.ran.pm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes a report as the VES event of domain {@code perf3gpp}, in the form in which the non-RT side hands it on. */
final class PmJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PmJson() {}

    static byte[] write(PmReport report) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(stream)) {
            json.writeStartObject();
            json.writeObjectFieldStart("event");
            header(report, json);
            json.writeObjectFieldStart("perf3gppFields");
            json.writeStringField("perf3gppFieldsVersion", "1.0");
            json.writeObjectFieldStart("measDataCollection");
            json.writeNumberField(
                    "granularityPeriod", report.granularityPeriod().toSeconds());
            json.writeStringField("measuredEntityUserName", report.userLabel());
            json.writeStringField("measuredEntityDn", report.dn());
            json.writeStringField("measuredEntitySoftwareVersion", "");
            json.writeArrayFieldStart("measInfoList");
            for (PmReport.MeasInfo info : report.infos()) {
                info(info, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return stream.toByteArray();
    }

    private static void header(PmReport report, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("commonEventHeader");
        json.writeStringField("domain", "perf3gpp");
        json.writeStringField("eventId", report.userLabel() + "-" + micros(report.end()));
        json.writeStringField("eventName", "perf3gpp_RANTwin_pmMeasResult");
        json.writeStringField("sourceName", report.userLabel());
        json.writeStringField("reportingEntityName", report.userLabel());
        json.writeNumberField("startEpochMicrosec", micros(report.begin()));
        json.writeNumberField("lastEpochMicrosec", micros(report.end()));
        json.writeStringField("timeZoneOffset", "+00:00");
        json.writeEndObject();
    }

    private static void info(PmReport.MeasInfo info, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("measInfoId");
        json.writeStringField("sMeasInfoId", info.id());
        json.writeEndObject();
        json.writeObjectFieldStart("measTypes");
        json.writeArrayFieldStart("sMeasTypesList");
        for (String type : info.measTypes()) {
            json.writeString(type);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("measValuesList");
        for (PmReport.MeasValue value : info.values()) {
            json.writeStartObject();
            json.writeStringField("measObjInstId", value.measObjLdn());
            json.writeStringField("suspectFlag", "false");
            json.writeArrayFieldStart("measResults");
            for (int i = 0; i < value.results().size(); i++) {
                json.writeStartObject();
                json.writeNumberField("p", i + 1);
                json.writeStringField("sValue", value.results().get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
