package io.rantwin.harness.ran.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes what an operator's inventory knows of a network as JSON: carriers, sites, sectors, cells, neighbours, wrap vectors.
 *
 * <p>It is configuration only: nothing of the propagation, which a twin has to learn. Units are in the member names.
 * Attribute names follow TS 28.541 where it has them ({@code nRPCI}, {@code configuredMaxTxPower} in dBm as
 * {@code configuredMaxTxPowerDbm}). The same layout gives the same octets.
 */
public final class TopologyWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private TopologyWriter() {}

    /**
     * Writes one JSON object and leaves the stream open.
     *
     * @param neighbours for each cell the indices of its neighbours ({@link Neighbours#of})
     * @throws IOException when the stream cannot be written
     */
    public static void write(Layout layout, int[][] neighbours, OutputStream stream) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(stream)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            writeCarriers(layout, json);
            json.writeArrayFieldStart("sites");
            for (Site site : layout.sites()) {
                writeSite(site, layout, neighbours, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("wrapVectors");
            for (int k = 0; k < layout.wrapAround().count(); k++) {
                json.writeStartObject();
                json.writeNumberField("xMetres", layout.wrapAround().x(k));
                json.writeNumberField("yMetres", layout.wrapAround().y(k));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeCarriers(Layout layout, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("carriers");
        for (Carrier carrier : layout.carriers()) {
            json.writeStartObject();
            json.writeStringField("name", carrier.name());
            json.writeNumberField("band", carrier.band());
            json.writeNumberField("frequencyHertz", carrier.frequencyHertz());
            json.writeNumberField("subcarrierSpacingHertz", carrier.subcarrierSpacingHertz());
            json.writeNumberField("bandwidthMegahertz", carrier.bandwidthMegahertz());
            json.writeNumberField("resourceBlocks", carrier.resourceBlocks());
            json.writeNumberField("downlinkShare", carrier.downlinkShare());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSite(Site site, Layout layout, int[][] neighbours, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", site.name());
        json.writeNumberField("xMetres", site.xMetres());
        json.writeNumberField("yMetres", site.yMetres());
        json.writeStringField("environment", site.environment().name());
        json.writeArrayFieldStart("sectors");
        for (Sector sector : site.sectors()) {
            json.writeStartObject();
            json.writeNumberField("azimuthDegrees", sector.azimuthDegrees());
            json.writeNumberField("mechanicalTiltDegrees", sector.mechanicalTiltDegrees());
            json.writeNumberField("electricalTiltDegrees", sector.electricalTiltDegrees());
            json.writeNumberField("heightMetres", sector.heightMetres());
            json.writeArrayFieldStart("cells");
            for (Cell cell : sector.cells()) {
                json.writeStartObject();
                json.writeNumberField("index", cell.index());
                json.writeNumberField("nRPCI", cell.pci());
                json.writeStringField(
                        "carrier", layout.carriers().get(cell.carrier()).name());
                json.writeNumberField("configuredMaxTxPowerDbm", cell.powerDbm());
                json.writeFieldName("neighbours");
                json.writeArray(neighbours[cell.index()], 0, neighbours[cell.index()].length);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
