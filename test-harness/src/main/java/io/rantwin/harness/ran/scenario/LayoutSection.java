package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Cell;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.RejectedRow;
import io.rantwin.harness.ran.site.ResourceBlocks;
import io.rantwin.harness.ran.site.Sector;
import io.rantwin.harness.ran.site.Site;
import io.rantwin.harness.ran.site.SiteFileException;
import io.rantwin.harness.ran.site.SiteFileOptions;
import io.rantwin.harness.ran.site.SiteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Members {@code layout} and {@code carriers}: where sites stand and what they radiate. */
final class LayoutSection {
    static final Carrier USUAL_CARRIER = new Carrier("n78-3500", 78, 3.5e9, 1, 100, 0.75);
    private static final double USUAL_POWER_DBM = 46;
    private static final double USUAL_TILT_DEGREES = 9;
    private static final List<String> ENVIRONMENTS = List.of("uma", "umi", "rma", "inh");
    private static final List<String> SITE_COUNTS = List.of("1", "3", "7", "19", "37");

    /** A carrier, the powers of its cells, and the sites that have it; none named for all. */
    private record Radiated(Carrier carrier, double powerDbm, double fullPowerWatts, List<String> sites) {
        boolean isAt(String site) {
            return sites.isEmpty() || sites.contains(site);
        }
    }

    private final @Nullable Path folder;
    private final List<RejectedRow> rejected = new ArrayList<>();
    private List<Double> fullPowerWatts = List.of();

    /** @param folder against which the folder of a site file is resolved; null where files cannot be named */
    LayoutSection(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Rows of the site file that were left out. */
    List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }

    /** Electrical power of a radio unit at full load, by carrier of the layout, after {@link #read}. */
    List<Double> fullPowerWatts() {
        return fullPowerWatts;
    }

    /** @param usualFullPower of radio units whose carrier says nothing of it */
    Layout read(Fields root, double usualFullPower) {
        Fields layout = root.fields("layout");
        Environment environment = environment(layout.choice("environment", "uma", ENVIRONMENTS));
        double power = layout.number("configuredMaxTxPowerDbm", USUAL_POWER_DBM, 0, 60);
        List<Radiated> radiated = carriers(root, power, usualFullPower);
        double height = layout.number("heightMetres", environment.siteHeightMetres(), 1, 150);
        double mechanical = layout.number("mechanicalTiltDegrees", 0, -10, 30);
        double electrical = layout.number("electricalTiltDegrees", USUAL_TILT_DEGREES, -5, 30);
        List<Carrier> carriers = radiated.stream().map(Radiated::carrier).toList();
        int sites = Integer.parseInt(layout.choice("sites", "7", SITE_COUNTS));
        double distance = layout.number("interSiteDistanceMetres", environment.interSiteDistanceMetres(), 5, 50_000);
        boolean wraps = layout.flag("wrapAround", true);
        Layout built = layout.checked(
                () -> new HexagonalLayout(
                                sites, distance, environment, carriers, power, height, mechanical, electrical, wraps)
                        .build(),
                HexagonalLayout.usual(7, Environment.UMA, List.of(USUAL_CARRIER))
                        .build());
        if (layout.has("siteFile")) {
            for (String name : List.of("sites", "interSiteDistanceMetres", "wrapAround")) {
                if (layout.has(name)) {
                    layout.reject(name, "a hexagonal layout beside a site file", "one of the two");
                }
            }
            built = siteFile(layout, carriers, environment, height, mechanical, electrical, power, built);
        }
        layout.close();
        Layout whole = withPowers(built, radiated);
        fullPowerWatts = whole.carriers().stream()
                .map(carrier -> named(radiated, carrier.name()))
                .map(one -> one == null ? usualFullPower : one.fullPowerWatts())
                .toList();
        checkSites(root, radiated, whole);
        return whole;
    }

    private Layout siteFile(
            Fields layout,
            List<Carrier> carriers,
            Environment environment,
            double height,
            double mechanical,
            double electrical,
            double power,
            Layout otherwise) {
        Fields file = layout.fields("siteFile");
        Map<String, Carrier> services = new TreeMap<>();
        Fields named = file.fields("services");
        List<String> carrierNames = carriers.stream().map(Carrier::name).toList();
        for (String service : named.names()) {
            String carrier = named.choice(service, carrierNames.getFirst(), carrierNames);
            services.put(service, carriers.get(carrierNames.indexOf(carrier)));
        }
        if (services.isEmpty()) {
            services.put("N" + carriers.getFirst().band(), carriers.getFirst());
        }
        String operator = file.text("operator", "");
        int most = file.integer("mostSites", 19, 1, 1000);
        String name = file.text("folder", "");
        SiteFileOptions options = new SiteFileOptions(
                operator.isEmpty() ? null : operator,
                services,
                environment,
                height,
                mechanical,
                electrical,
                power,
                most);
        file.close();
        if (name.isEmpty() || folder == null) {
            file.reject("folder", "no folder", "the folder of a site file, seen from a scenario file on disk");
            return otherwise;
        }
        try {
            SiteFiles.Result result = SiteFiles.read(folder.resolve(name), options);
            rejected.addAll(result.rejected());
            return result.layout();
        } catch (SiteFileException | java.nio.file.InvalidPathException unusable) {
            file.reject("folder", String.valueOf(unusable.getMessage()), "a folder with readable tables of sites");
            return otherwise;
        }
    }

    private static List<Radiated> carriers(Fields root, double power, double usualFullPower) {
        List<Radiated> carriers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Fields carrier : root.list("carriers")) {
            int band = carrier.integer("band", USUAL_CARRIER.band(), 1, 1024);
            double megahertz = carrier.number("frequencyMegahertz", 3500, 410, 7125);
            String name = carrier.text("name", "n" + band + "-" + Math.round(megahertz));
            int spacing =
                    Integer.parseInt(carrier.choice("subcarrierSpacingKilohertz", "30", List.of("15", "30", "60")));
            int bandwidth = carrier.integer("bandwidthMegahertz", spacing == 15 ? 20 : 100, 1, 100);
            double share = carrier.number("downlinkShare", 0.75, 0.01, 1);
            double ownPower = carrier.number("configuredMaxTxPowerDbm", power, 0, 60);
            double watts = carrier.number("fullPowerWatts", usualFullPower, 1, 1e6);
            List<String> at = List.of(carrier.text("sites", "").strip().split("[ ,]+")).stream()
                    .filter(site -> !site.isEmpty())
                    .toList();
            int numerology = spacing == 15 ? 0 : spacing == 30 ? 1 : 2;
            if (ResourceBlocks.count(numerology, bandwidth) == 0) {
                carrier.reject(
                        "bandwidthMegahertz",
                        bandwidth + " MHz with subcarriers of " + spacing + " kHz",
                        "a pair of TS 38.101-1 table 5.3.2-1");
            } else {
                carriers.add(new Radiated(
                        new Carrier(name, band, megahertz * 1e6, numerology, bandwidth, share), ownPower, watts, at));
            }
            if (names.contains(name)) {
                carrier.reject("name", "a second carrier \"" + name + "\"", "a name of its own");
            }
            names.add(name);
            carrier.close();
        }
        return carriers.isEmpty() ? List.of(new Radiated(USUAL_CARRIER, power, usualFullPower, List.of())) : carriers;
    }

    /** Gives every cell the power of its carrier, and leaves out those whose carrier is not at their site. */
    private static Layout withPowers(Layout layout, List<Radiated> radiated) {
        List<Site> sites = new ArrayList<>();
        int index = 0;
        for (Site site : layout.sites()) {
            List<Sector> sectors = new ArrayList<>();
            for (Sector sector : site.sectors()) {
                List<Cell> cells = new ArrayList<>();
                for (Cell cell : sector.cells()) {
                    String name = layout.carriers().get(cell.carrier()).name();
                    Radiated its = named(radiated, name);
                    if (its == null || its.isAt(site.name())) {
                        double power = its == null ? cell.powerDbm() : its.powerDbm();
                        cells.add(new Cell(index, cell.pci(), cell.carrier(), power));
                        index++;
                    }
                }
                sectors.add(new Sector(
                        sector.azimuthDegrees(),
                        sector.mechanicalTiltDegrees(),
                        sector.electricalTiltDegrees(),
                        sector.heightMetres(),
                        cells));
            }
            sites.add(new Site(site.index(), site.name(), site.xMetres(), site.yMetres(), site.environment(), sectors));
        }
        return new Layout(layout.carriers(), sites, layout.wrapAround());
    }

    private static @Nullable Radiated named(List<Radiated> radiated, String carrier) {
        return radiated.stream()
                .filter(one -> one.carrier().name().equals(carrier))
                .findFirst()
                .orElse(null);
    }

    private static void checkSites(Fields root, List<Radiated> radiated, Layout layout) {
        List<String> names = layout.sites().stream().map(Site::name).toList();
        for (Radiated one : radiated) {
            for (String site : one.sites()) {
                if (!names.contains(site)) {
                    root.reject(
                            "carriers",
                            "the site " + site + " of carrier " + one.carrier().name(),
                            "one of " + names);
                }
            }
        }
    }

    private static Environment environment(String word) {
        return switch (word) {
            case "umi" -> Environment.UMI_STREET_CANYON;
            case "rma" -> Environment.RMA;
            case "inh" -> Environment.INDOOR_HOTSPOT;
            default -> Environment.UMA;
        };
    }
}
