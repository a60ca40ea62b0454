package io.rantwin.harness.ran.pm;

import java.nio.charset.StandardCharsets;

/** Writes a report as the measurement data file of TS 28.550 (annex on the XML format; TS 28.532 clause 11.3.2 carries it). */
final class PmXml {
    private static final String NAMESPACE = "http://www.3gpp.org/ftp/specs/archive/28_series/28.550#measData";
    private static final String VERSION = "28.550 V16.0";

    private final StringBuilder xml = new StringBuilder();

    private PmXml() {}

    static byte[] write(PmReport report) {
        PmXml file = new PmXml();
        file.file(report);
        return file.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void file(PmReport report) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open("measDataFile", "xmlns", NAMESPACE);
        open("fileHeader", "fileFormatVersion", VERSION, "vendorName", "RAN Twin");
        empty("fileSender", "senderName", report.dn(), "senderType", "gNB");
        empty("measData", "beginTime", report.begin().toString());
        close("fileHeader");
        open("measData");
        empty("measEntity", "localDn", report.dn(), "userLabel", report.userLabel());
        for (PmReport.MeasInfo info : report.infos()) {
            info(info, report);
        }
        close("measData");
        open("fileFooter");
        empty("measData", "endTime", report.end().toString());
        close("fileFooter");
        close("measDataFile");
    }

    private void info(PmReport.MeasInfo info, PmReport report) {
        String duration = "PT" + report.granularityPeriod().toSeconds() + "S";
        open("measInfo", "measInfoId", info.id());
        empty("granPeriod", "duration", duration, "endTime", report.end().toString());
        empty("repPeriod", "duration", duration);
        for (int i = 0; i < info.measTypes().size(); i++) {
            numbered("measType", i, info.measTypes().get(i));
        }
        for (PmReport.MeasValue value : info.values()) {
            open("measValue", "measObjLdn", value.measObjLdn());
            for (int i = 0; i < value.results().size(); i++) {
                // Without a value there is no result, which TS 32.435 writes as NIL or leaves out.
                if (!value.results().get(i).isEmpty()) {
                    numbered("r", i, value.results().get(i));
                }
            }
            xml.append("<suspect>false</suspect>\n");
            close("measValue");
        }
        close("measInfo");
    }

    private void numbered(String element, int index, String text) {
        tag(element, "p", Integer.toString(index + 1));
        escape(text);
        xml.append("</").append(element).append(">\n");
    }

    private void open(String element, String... attributes) {
        tag(element, attributes);
        xml.append('\n');
    }

    private void empty(String element, String... attributes) {
        tag(element, attributes);
        xml.setLength(xml.length() - 1);
        xml.append("/>\n");
    }

    private void close(String element) {
        xml.append("</").append(element).append(">\n");
    }

    /** @param attributes names and values in turn */
    private void tag(String element, String... attributes) {
        xml.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            xml.append('"');
        }
        xml.append('>');
    }

    /** Names of sites come from files of others; what XML 1.0 has no character for becomes a question mark. */
    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(isOfXml(character) ? character : '?');
            }
        });
    }

    private static boolean isOfXml(int character) {
        return character >= 0x20 && (character < 0xd800 || character > 0xdfff) && (character & 0xfffe) != 0xfffe;
    }
}
