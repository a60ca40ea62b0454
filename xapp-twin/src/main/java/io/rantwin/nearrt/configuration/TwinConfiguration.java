package io.rantwin.nearrt.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.forecast.SeasonSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the operator decides. {@code example/twin.yaml} explains every member.
 *
 * @param intents what to subscribe for
 * @param cells how a node's cells are found
 * @param topology of the network
 * @param units of nodes that do not send the catalogue's
 * @param clock what report times are believed
 * @param loop sizes of the loop
 * @param alarms when to raise one
 * @param http the small JSON view
 * @param grpc the twin's services
 * @param access who may ask them
 * @param control what policies may change, and through what
 * @param season what repeats
 * @param enforcement against flapping
 * @param energySaving when cells sleep and wake
 * @param models learned models
 * @param keeping what outlives a restart
 * @param tracing where traces go
 */
public record TwinConfiguration(
        List<MeasurementIntent> intents,
        Cells cells,
        TopologyFile topology,
        List<NodeUnits> units,
        Clock clock,
        Loop loop,
        AlarmLimits alarms,
        View http,
        Endpoint grpc,
        AccessSettings access,
        Control control,
        Season season,
        Enforcement enforcement,
        EnergySaving energySaving,
        Models models,
        Keeping keeping,
        TracingSection tracing) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException when two intents have one name */
    public TwinConfiguration {
        intents = List.copyOf(intents);
        units = List.copyOf(units);
        Set<String> names = new HashSet<>();
        for (MeasurementIntent intent : intents) {
            demand(names.add(intent.name()), "two intents are called '" + intent.name() + "'");
        }
    }

    /** Bounds of enforcement; what was begun cannot be taken back within the hold-off, so that is foreseen, too. */
    public EnforcementParameters enforcementParameters() {
        EnforcementParameters usual = EnforcementParameters.USUAL;
        EnforcementParameters.Energy energy = energySaving.bounds();
        long holdOffMillis = millis(enforcement.holdOffSeconds());
        return new EnforcementParameters(
                holdOffMillis,
                enforcement.mostDoublings(),
                millis(enforcement.calmSeconds()),
                enforcement.mostActions(),
                energy.withWakeLead(energy.wakeLeadMillis() + holdOffMillis),
                usual.balance(),
                usual.steering(),
                usual.slices());
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    /** How a node's cells are found. */
    public enum Discovery {
        /** Named, in the topology, or else by asking. */
        AUTO,
        /** Named or in the topology only; other nodes are one cell each. */
        LISTED,
        /** Every node is one cell. */
        NODE
    }

    /**
     * Cells of nodes.
     *
     * @param discovery how they are found
     * @param most cells of one node that are asked for one after the other
     * @param ofNode cells by node name, as {@code 001-01-000004001}
     */
    public record Cells(Discovery discovery, int most, Map<String, List<String>> ofNode) {
        public Cells {
            ofNode = Map.copyOf(ofNode);
            demand(most >= 1 && most <= 512, "most is 1 to 512, not " + most);
        }
    }

    /**
     * Where the topology is.
     *
     * @param file JSON; empty for none
     * @param plmn of identities that are made for cells without an NR CGI: MCC-MNC; empty for none
     * @param firstGnbId of the first site of the file; the others follow
     * @param gnbIdBits 22..32
     * @param hysteresisDb of event A3
     */
    public record TopologyFile(String file, String plmn, long firstGnbId, int gnbIdBits, double hysteresisDb) {
        public TopologyFile {
            demand(
                    plmn.isEmpty() || plmn.matches("\\d{3}-\\d{2,3}"),
                    "plmn is MCC-MNC such as 001-01, not '" + plmn + "'");
            demand(gnbIdBits >= 22 && gnbIdBits <= 32, "gnbIdBits is 22 to 32, not " + gnbIdBits);
            demand(firstGnbId >= 0 && firstGnbId < 1L << gnbIdBits, "firstGnbId does not fit " + gnbIdBits + " bits");
            demand(hysteresisDb >= 0 && hysteresisDb <= 30, "hysteresisDb is 0 to 30, not " + hysteresisDb);
        }
    }

    /**
     * Nodes that send other units than E2SM-KPM v03.
     *
     * @param nodes regular expression of node names
     * @param profile name of a unit profile of the catalogue
     */
    public record NodeUnits(String nodes, String profile) {}

    /**
     * What report times are believed.
     *
     * @param toleranceMillis how far a report's time may lie from the network's, times the network's speed where that is above 1
     */
    public record Clock(long toleranceMillis) {
        public Clock {
            demand(toleranceMillis >= 100, "toleranceMillis is at least 100, not " + toleranceMillis);
        }
    }

    /**
     * Sizes of the loop.
     *
     * @param shards threads; 0 for half of the processors, at least one
     * @param mailboxReports unread reports of a cell before the oldest is dropped
     * @param mostCells cells that are taken
     * @param reportsPerCell last reports kept of a cell
     * @param reportsInAll the same of all cells
     */
    public record Loop(int shards, int mailboxReports, int mostCells, int reportsPerCell, long reportsInAll) {
        public Loop {
            demand(shards >= 0 && shards <= 256, "shards is 0 to 256, not " + shards);
            demand(mailboxReports >= 1 && mailboxReports <= 1024, "mailboxReports is 1 to 1024, not " + mailboxReports);
            demand(mostCells >= 1 && mostCells <= 1_000_000, "mostCells is 1 to 1000000, not " + mostCells);
            demand(
                    reportsPerCell >= 1 && reportsPerCell <= 100_000,
                    "reportsPerCell is 1 to 100000, not " + reportsPerCell);
            demand(reportsInAll >= 1, "reportsInAll must be positive");
        }
    }

    /**
     * When to raise an alarm.
     *
     * @param unreadMillis age of the oldest unread report
     * @param silentMillis time since the last report of any node, our clock
     */
    public record AlarmLimits(long unreadMillis, long silentMillis) {
        public AlarmLimits {
            demand(unreadMillis >= 1 && silentMillis >= 1, "limits of alarms must be positive");
        }
    }

    /**
     * Where to listen.
     *
     * @param host address
     * @param port 0 for nowhere
     */
    public record Endpoint(String host, int port) {
        public Endpoint {
            demandPort(port);
        }
    }

    /**
     * The JSON view.
     *
     * @param host address
     * @param port 0 for nowhere
     * @param guarded over TLS and for those alone whom {@link AccessSettings} lets read
     * @param open in plain text and for everybody, also where other machines reach the address
     */
    public record View(String host, int port, boolean guarded, boolean open) {
        public View {
            demandPort(port);
            demand(!open || !guarded, "open shows it to everybody, and guarded to those who are known: one of the two");
        }

        /** Where it listens. */
        public Endpoint endpoint() {
            return new Endpoint(host, port);
        }
    }

    /**
     * What policies may change, and through what besides E2.
     *
     * @param o1Url base of an O1-like REST interface for power, tilt, offsets and states of cells; empty for none
     * @param o1SleepState power state that a sleeping cell is put into there
     * @param o1Names cells by the names that the interface has for them, where these are not NR CGIs
     * @param killFile control is stopped while this file exists; empty for none
     * @param quotaForWholeNodes whether slice quotas may go over E2SM-RC, which holds for all cells of a node
     * @param trackingAreas tracking area by cell, for policies that are scoped by it
     */
    public record Control(
            String o1Url,
            String o1SleepState,
            Map<String, String> o1Names,
            String killFile,
            boolean quotaForWholeNodes,
            Map<String, String> trackingAreas) {
        public Control {
            o1Names = Map.copyOf(o1Names);
            trackingAreas = Map.copyOf(trackingAreas);
            demand(
                    o1Url.isEmpty() || o1Url.matches("https?://.+"),
                    "o1Url begins with http:// or https://, not '" + o1Url + "'");
        }
    }

    /**
     * What repeats: loads are learned by its phases.
     *
     * @param lengthMinutes a day or a week, or the compressed day of a simulated network
     * @param phases that are told apart
     */
    public record Season(int lengthMinutes, int phases) {
        public Season {
            settings(lengthMinutes, phases);
        }

        /** The same as the loop takes it. */
        public SeasonSettings settings() {
            return settings(lengthMinutes, phases);
        }

        private static SeasonSettings settings(int minutes, int phases) {
            return new SeasonSettings(minutes * 60_000L, phases);
        }
    }

    /**
     * Against flapping; times are network time.
     *
     * @param holdOffSeconds no target is changed twice within this; doubled with each reversal
     * @param mostDoublings of that, and of the time that a woken cell stays on
     * @param calmSeconds without a change after which reversals are forgotten
     * @param mostActions of one round
     */
    public record Enforcement(double holdOffSeconds, int mostDoublings, double calmSeconds, int mostActions) {
        public Enforcement {
            demand(holdOffSeconds >= 0 && holdOffSeconds <= 3600, "holdOffSeconds is 0 to 3600, not " + holdOffSeconds);
            demand(mostDoublings >= 0 && mostDoublings <= 20, "mostDoublings is 0 to 20, not " + mostDoublings);
            demand(calmSeconds >= 0 && calmSeconds <= 1e6, "calmSeconds is 0 to 1000000, not " + calmSeconds);
            demand(mostActions >= 1, "mostActions is at least 1, not " + mostActions);
        }
    }

    /**
     * When cells sleep and wake; times are network time.
     *
     * @param wakeUpSeconds from the control until the cell carries users
     * @param bounds of all the rest; by {@link TwinConfiguration#enforcementParameters} cells wake ahead of a rise by the hold-off more
     */
    public record EnergySaving(double wakeUpSeconds, EnforcementParameters.Energy bounds) {
        public EnergySaving {
            demand(wakeUpSeconds >= 0 && wakeUpSeconds <= 1800, "wakeUpSeconds is 0 to 1800, not " + wakeUpSeconds);
        }

        @JsonCreator
        static EnergySaving of(
                @JsonProperty("wakeUpSeconds") double wakeUpSeconds,
                @JsonProperty("quantile") double quantile,
                @JsonProperty("sleepBelowLoad") double sleepBelowLoad,
                @JsonProperty("wakeAboveLoad") double wakeAboveLoad,
                @JsonProperty("neighbourSleepCeiling") double neighbourSleepCeiling,
                @JsonProperty("neighbourWakeCeiling") double neighbourWakeCeiling,
                @JsonProperty("takeoverCost") double takeoverCost,
                @JsonProperty("leastCovered") double leastCovered,
                @JsonProperty("leastCoveredWhereForbidden") double leastCoveredWhereForbidden,
                @JsonProperty("minOnSeconds") double minOnSeconds,
                @JsonProperty("minOffSeconds") double minOffSeconds,
                @JsonProperty("powerReductionDb") double powerReductionDb,
                @JsonProperty("sleepPowerShare") double sleepPowerShare,
                @JsonProperty("loadWindowSeconds") double loadWindowSeconds) {
            demand(minOnSeconds >= 0 && minOnSeconds <= 86_400, "minOnSeconds is 0 to 86400, not " + minOnSeconds);
            demand(minOffSeconds >= 0 && minOffSeconds <= 86_400, "minOffSeconds is 0 to 86400, not " + minOffSeconds);
            demand(
                    loadWindowSeconds >= 0 && loadWindowSeconds <= 3600,
                    "loadWindowSeconds is 0 to 3600, not " + loadWindowSeconds);
            return new EnergySaving(
                    wakeUpSeconds,
                    new EnforcementParameters.Energy(
                            sleepBelowLoad,
                            wakeAboveLoad,
                            neighbourSleepCeiling,
                            neighbourWakeCeiling,
                            takeoverCost,
                            leastCovered,
                            leastCoveredWhereForbidden,
                            millis(minOnSeconds),
                            millis(minOffSeconds),
                            millis(wakeUpSeconds),
                            EnforcementParameters.Energy.USUAL.energyPeriodMillis(),
                            powerReductionDb,
                            sleepPowerShare,
                            millis(loadWindowSeconds),
                            quantile));
        }
    }

    /**
     * Learned models.
     *
     * @param folder where they are kept over restarts
     * @param keyFiles Ed25519 public keys, one of which must have signed a bundle; without one every bundle is refused
     * @param activatesAlone whether a model is used without being told to, where it is better than the best simple member
     */
    public record Models(String folder, List<String> keyFiles, boolean activatesAlone) {
        public Models {
            keyFiles = List.copyOf(keyFiles);
            demand(!folder.isEmpty(), "folder must name a folder");
        }
    }

    /**
     * What outlives a restart.
     *
     * @param folder where it is when the environment names no Redis; empty for nowhere
     * @param periodMillis in which the state of every cell is written once; 0 for never
     * @param oldestMinutes age of a state, network time, up to which a cell goes on from it
     */
    public record Keeping(String folder, long periodMillis, int oldestMinutes) {
        public Keeping {
            demand(
                    periodMillis == 0 || (periodMillis >= 500 && periodMillis <= 3_600_000),
                    "periodMillis is 0, or 500 to 3600000, not " + periodMillis);
            demand(oldestMinutes >= 1 && oldestMinutes <= 60, "oldestMinutes is 1 to 60, not " + oldestMinutes);
        }
    }

    private static void demandPort(int port) {
        demand(port >= 0 && port <= HIGHEST_PORT, "port is 0 to 65535, not " + port);
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
