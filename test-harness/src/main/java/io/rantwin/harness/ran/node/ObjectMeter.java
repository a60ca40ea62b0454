package io.rantwin.harness.ran.node;

import io.rantwin.codecs.catalogue.LabelDimension;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.ObjectClass;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.ran.network.RadioNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is measured of one cell or node from one reading to the next, for whoever tells it in another way than by E2: the same
 * names, units and arithmetic, nothing tampered with. Distributions and figures of single users are left out. The figure
 * of a slice has the name of the whole and {@code .SNSSAI.n}, n being the S-NSSAI as one number (SST, or SST and SD as 32
 * bits). Used by the network's thread alone.
 */
public final class ObjectMeter {
    private static final int SD_BITS = 24;

    private final List<String> names = new ArrayList<>();
    private final List<Column.OfCells> columns = new ArrayList<>();

    private ObjectMeter(Source source, int[] cells, Predicate<Offer.Entry> which) {
        for (Offer.Entry entry : source.offer.entries()) {
            Figure figure = entry.figure();
            if (figure.kind().isDistribution() || figure.kind().isUeLevel() || !which.test(entry)) {
                continue;
            }
            add(figure.measName(), entry, new Scope(cells, Scope.ALL, Scope.ALL, Scope.ALL), source.readings);
            boolean isOfSlices =
                    figure.isOfSlices() && entry.measurement().labels().contains(LabelDimension.S_NSSAI);
            for (int slice = 0; isOfSlices && slice < source.slices; slice++) {
                String name = figure.measName() + ".SNSSAI." + number(source.identities.slice(slice));
                add(name, entry, new Scope(cells, slice, Scope.ALL, Scope.ALL), source.readings);
            }
        }
    }

    /** One network, of which any number of meters can be made. */
    public static final class Source {
        private final NetworkIdentities identities;
        private final Readings readings;
        private final Offer offer;
        private final int slices;

        /** @param identities of the network */
        public Source(RadioNetwork network, NetworkIdentities identities) {
            this.identities = identities;
            // Slices and cells never ask for the figures of users.
            UeLedger unused = new UeLedger(network.account(), network.ues());
            this.readings = new Readings(network, unused, identities);
            this.offer = Offer.ofFiles(MeasurementCatalogue.bundled());
            this.slices = network.account().slices();
        }

        /**
         * What belongs to an object class of one cell; to {@code NRCellDU} also belongs what else is known of its radio
         * unit.
         */
        public ObjectMeter ofCell(int cell, ObjectClass objectClass) {
            return new ObjectMeter(this, new int[] {cell}, entry -> {
                ObjectClass own = entry.measurement().objectClasses().getFirst();
                return own == objectClass
                        || own == ObjectClass.MANAGED_ELEMENT && objectClass == ObjectClass.NR_CELL_DU;
            });
        }

        /** What belongs to the {@code ManagedElement} of a site, over all its cells. */
        public ObjectMeter ofSite(int site) {
            return new ObjectMeter(
                    this,
                    identities.cellsOf(site),
                    entry -> entry.measurement().objectClasses().getFirst() == ObjectClass.MANAGED_ELEMENT);
        }
    }

    private void add(String name, Offer.Entry entry, Scope scope, Readings readings) {
        names.add(name);
        columns.add(new Column.OfCells(entry, scope, readings));
    }

    private static long number(Snssai slice) {
        Integer differentiator = slice.sd();
        return differentiator == null ? slice.sst() : ((long) slice.sst() << SD_BITS) + differentiator;
    }

    /** Names of the figures. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Ends a period and begins the next.
     *
     * @param seconds length of the period
     * @return the figures in the order of the names, as text; empty where there is none
     */
    public List<String> close(double seconds) {
        List<String> figures = new ArrayList<>(columns.size());
        for (Column.OfCells column : columns) {
            figures.add(
                    switch (column.entry().value(column.close(seconds))) {
                        case RecordValue.IntegerValue(long value) -> Long.toString(value);
                        case RecordValue.RealValue(double value) -> Double.toString(value);
                        default -> "";
                    });
        }
        return figures;
    }
}
