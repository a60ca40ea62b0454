package io.rantwin.harness.ran.pm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a report as the measurement data file of TS 28.550 (annex on the XML format; TS 28.532 clause 11.3.2 carries it). */
final class PmXml {
    private static final String NAMESPACE = "http://www.3gpp.org/ftp/specs/archive/28_series/28.550#measData";
    private static final String VERSION = "28.550 V16.0";

    private final XMLStreamWriter xml;

    private PmXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(PmReport report) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
            new PmXml(xml).file(report);
            xml.close();
        } catch (XMLStreamException refused) {
            throw new IOException("cannot write counters as XML: " + refused.getMessage(), refused);
        }
        return stream.toByteArray();
    }

    private void file(PmReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("measDataFile");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("fileHeader");
        xml.writeAttribute("fileFormatVersion", VERSION);
        xml.writeAttribute("vendorName", "RAN Twin");
        xml.writeEmptyElement("fileSender");
        xml.writeAttribute("senderName", report.dn());
        xml.writeAttribute("senderType", "gNB");
        xml.writeEmptyElement("measData");
        xml.writeAttribute("beginTime", report.begin().toString());
        xml.writeEndElement();
        xml.writeStartElement("measData");
        xml.writeEmptyElement("measEntity");
        xml.writeAttribute("localDn", report.dn());
        xml.writeAttribute("userLabel", report.userLabel());
        for (PmReport.MeasInfo info : report.infos()) {
            info(info, report);
        }
        xml.writeEndElement();
        xml.writeStartElement("fileFooter");
        xml.writeEmptyElement("measData");
        xml.writeAttribute("endTime", report.end().toString());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void info(PmReport.MeasInfo info, PmReport report) throws XMLStreamException {
        String duration = "PT" + report.granularityPeriod().toSeconds() + "S";
        xml.writeStartElement("measInfo");
        xml.writeAttribute("measInfoId", info.id());
        xml.writeEmptyElement("granPeriod");
        xml.writeAttribute("duration", duration);
        xml.writeAttribute("endTime", report.end().toString());
        xml.writeEmptyElement("repPeriod");
        xml.writeAttribute("duration", duration);
        for (int i = 0; i < info.measTypes().size(); i++) {
            numbered("measType", i, info.measTypes().get(i));
        }
        for (PmReport.MeasValue value : info.values()) {
            xml.writeStartElement("measValue");
            xml.writeAttribute("measObjLdn", value.measObjLdn());
            for (int i = 0; i < value.results().size(); i++) {
                // Without a value there is no result, which TS 32.435 writes as NIL or leaves out.
                if (!value.results().get(i).isEmpty()) {
                    numbered("r", i, value.results().get(i));
                }
            }
            xml.writeStartElement("suspect");
            xml.writeCharacters("false");
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void numbered(String element, int index, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("p", Integer.toString(index + 1));
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
