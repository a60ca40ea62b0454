package io.rantwin.harness.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.identity.Snssai;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters with small files of our own making. */
class DataSetsTest {
    @TempDir
    private Path folder;

    private final ReadLog log = new ReadLog();

    private List<Series> read(String set) throws Exception {
        return new DataSets(folder).read(DataSets.named(set), _ -> true, log);
    }

    private static int column(Series series, String measName) {
        for (int c = 0; c < series.mapping().size(); c++) {
            if (series.mapping().get(c).measName().equals(measName)) {
                return c;
            }
        }
        throw new AssertionError(measName);
    }

    private static double figure(Series series, String measName, Predicate<Subject> of, String from, long millis) {
        long start = Instant.parse(from).toEpochMilli();
        return series.figure(column(series, measName), of, start, start + millis);
    }

    private void writeTractor(String... rows) throws Exception {
        String[] lines = new String[rows.length + 1];
        lines[0] = "ts_ms,num_ues,imsi,slicing_enabled,slice_id,dl_buffer_bytes,dl_thr_mbps,dl_pkts,dl_err_pct,"
                + "ul_thr_mbps,ul_pkts,ul_err_pct,granted_prbs,other";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        Gzip.write(folder.resolve("tractor_colosseum_kpm/multi_ue/run.csv.gz"), lines);
    }

    @Test
    void tractorHasUesAndSlices() throws Exception {
        writeTractor(
                "1700000000250,2,11,1,0,100,4,20,10,1,4,0,6250,x",
                "1700000000250,2,12,1,2,300,0,0,0,0,0,0,3125,x",
                "1700000000500,2,11,1,0,0,2,10,0,1,4,50,2500,x",
                "1700000001500,1,11,1,0,0,8,10,0,1,4,0,12550,x");
        Series run = read("tractor_colosseum_kpm").getFirst();
        assertThat(run.node()).isEqualTo("multi_ue/run");
        assertThat(run.ues()).containsExactly(11L, 12L);
        String start = "2023-11-14T22:13:20Z";
        assertThat(figure(run, "DRB.UEThpDl", _ -> true, start, 250)).isEqualTo(2_000);
        assertThat(figure(run, "DRB.UEThpDl", subject -> subject.ue() == 11L, start, 250))
                .isEqualTo(4_000);
        assertThat(figure(run, "DRB.UEThpDl", subject -> subject.ue() == 11L, start, 500))
                .isEqualTo(3_000);
        assertThat(figure(run, "RRU.PrbUsedDl", _ -> true, start, 250)).isEqualTo(37.5);
        assertThat(figure(run, "RRU.PrbTotDl", _ -> true, start, 250)).isEqualTo(75);
        assertThat(figure(run, "RRU.PrbTotDl", subject -> new Snssai(1, 2).equals(subject.slice()), start, 250))
                .isEqualTo(25);
        assertThat(figure(run, "TB.ErrTotNbrDl", _ -> true, start, 500)).isEqualTo(2);
        assertThat(figure(run, "TB.TotNbrDl", _ -> true, start, 500)).isEqualTo(30);
        assertThat(figure(run, "RRC.ConnMean", _ -> true, start, 250)).isEqualTo(2);
        assertThat(figure(run, "DRB.BufferSize", _ -> true, start, 250)).isEqualTo(400);
        // Nothing came for a second: no figure, which is not 0.
        assertThat(figure(run, "DRB.UEThpDl", _ -> true, "2023-11-14T22:13:20.500Z", 250))
                .isNaN();
        assertThat(figure(run, "TB.TotNbrDl", _ -> true, "2023-11-14T22:13:20.750Z", 250))
                .isNaN();
        assertThat(figure(run, "RRU.PrbTotDl", _ -> true, "2023-11-14T22:13:21.250Z", 250))
                .isEqualTo(100);
        assertThat(log.rejected()).isZero();
    }

    @Test
    void badLinesAreToldWithTheirPlaceAndLeftOut() throws Exception {
        writeTractor(
                "1700000000250,2,11,1,0,100,4,20,10,1,4,0,6250,x",
                "1700000000500,2,11,1,0,100,four,20,10,1,4,0,6250,x",
                "1700000000750,2,11,1,0,100,-4,20,10,1,4,0,6250,x",
                "17,2,11,1,0,100,4,20,10,1,4,0,6250,x",
                "1700000001000,2,11",
                "1700000001250,2,11,1,0,100,NaN,20,10,1,4,0,6250,\"x",
                "",
                "1700000001500,2,eleven,1,0,100,4,20,10,1,4,0,6250,x");
        Series run = read("tractor_colosseum_kpm").getFirst();
        assertThat(run.samples()).isEqualTo(1);
        assertThat(log.rejected()).isEqualTo(7);
        assertThat(log.rows()).containsExactly(Map.entry("multi_ue/run.csv.gz", 8L));
        assertThat(log.rejectedLines())
                .extracting(line -> line.line() + " " + line.column())
                .containsExactly("3 dl_thr_mbps", "4 dl_thr_mbps", "5 ts_ms", "6 ", "7 ", "8 ", "9 imsi");
        assertThat(log.rejectedLines().getFirst())
                .hasToString("multi_ue/run.csv.gz line 3, column dl_thr_mbps: 'four' is no number");
    }

    @Test
    void brokenFilesAreToldAsFarAsTheyGo() throws Exception {
        String[] rows = new String[3_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (1_700_000_000_250L + 250L * i) + ",2,11,1,0," + (i * 7919 % 1000) + ",4,20,10,1,4,0,6250,x";
        }
        writeTractor(rows);
        Path file = folder.resolve("tractor_colosseum_kpm/multi_ue/run.csv.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(read("tractor_colosseum_kpm").getFirst().samples()).isBetween(100L, 2_999L);
        assertThat(log.rejectedLines().getFirst().reason()).contains("cannot be unpacked");
        Gzip.write(file, "a,b", "1,2");
        assertThatThrownBy(() -> read("tractor_colosseum_kpm"))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("no column 'ts_ms'");
        assertThatThrownBy(() -> read("milan_internet_10min"))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("no milan_internet_10min in");
        Files.createDirectories(folder.resolve("milan_internet_10min"));
        assertThatThrownBy(() -> read("milan_internet_10min")).isInstanceOf(DataSetException.class);
    }

    @Test
    void nistHasUesAndADistribution() throws Exception {
        Path set = folder.resolve("nist_flexric_kpm_1s");
        Gzip.write(
                set.resolve("ue_kpm.csv.gz"),
                "Time (UNIX ms),E2 Node ID,UE ID,DRB.PdcpSduVolumeDL (Mb),DRB.PdcpSduVolumeUL (Mb),"
                        + "DRB.RlcSduDelayDl (\u03bcs),DRB.UEThpDl (kbps),DRB.UEThpUl (kbps),RRU.PrbTotDl (%),RRU.PrbTotUl (%)",
                "1700000001000,gNB:1,1,2,1,350.00,2000.00,1000.00,40,3",
                "1700000001000,gNB:1,2,3,1,450.00,3000.00,1000.00,30,4",
                "1700000001999,gNB:1,1,4,1,100.00,4000.00,1000.00,90,3",
                "1700000001999,gNB:1,2,4,1,100.00,4000.00,1000.00,30,3");
        Gzip.write(
                set.resolve("cell_mcs_dist.csv.gz"),
                "Time (UNIX ms),E2 Node ID,CARR.PDSCHMCSDist (PDSCH_RBs)",
                "1700000001000,gNB:1,\"[[[915, 5, 0], [0, 0, 1]], [[2, 0, 0], [0, 0, 0]]]\"",
                "1700000002000,gNB:1,\"[[[915, 5, 0]\"");
        Series gnb = read("nist_flexric_kpm_1s").getFirst();
        String start = "2023-11-14T22:13:20Z";
        assertThat(figure(gnb, "DRB.PdcpSduVolumeDL", _ -> true, start, 1_000)).isEqualTo(5_000);
        assertThat(figure(gnb, "DRB.RlcSduDelayDl", _ -> true, start, 1_000)).isEqualTo(4, within(1e-9));
        assertThat(figure(gnb, "RRU.PrbTotDl", _ -> true, start, 1_000)).isEqualTo(70);
        assertThat(figure(gnb, "RRU.PrbTotDl", _ -> true, "2023-11-14T22:13:21Z", 1_000))
                .isEqualTo(100);
        assertThat(figure(gnb, "CARR.PDSCHMCSDist", _ -> true, start, 1_000)).isEqualTo(923);
        assertThat(figure(
                        gnb,
                        "CARR.PDSCHMCSDist",
                        subject -> new Subject.Bin(1, 2, 3).equals(subject.bin()),
                        start,
                        1_000))
                .isEqualTo(1);
        assertThat(figure(
                        gnb,
                        "CARR.PDSCHMCSDist",
                        subject -> new Subject.Bin(1, 1, 2).equals(subject.bin()),
                        start,
                        1_000))
                .isEqualTo(5);
        assertThat(log.rejectedLines()).extracting(RejectedLine::line).containsExactly(3L);
    }

    @Test
    void vergeKeepsTheUnitsOfItsGnb() throws Exception {
        Gzip.write(
                folder.resolve("verge_oai_kpm_1s/kpm_first70pct.csv.gz"),
                "register,ue_id,ts_us,RRU.PrbTotDl,RRU.PrbTotUl,DRB.PdcpSduVolumeDL,DRB.PdcpSduVolumeUL,"
                        + "DRB.RlcSduDelayDl,DRB.UEThpDl,DRB.UEThpUl",
                "1,1,1700000001000500,80,6000,3,1100,3.5,0,1200.5");
        Series gnb = read("verge_oai_kpm_1s").getFirst();
        String start = "2023-11-14T22:13:20Z";
        assertThat(figure(gnb, "RRU.PrbTotUl", _ -> true, start, 1_000)).isEqualTo(6_000);
        assertThat(figure(gnb, "DRB.RlcSduDelayDl", _ -> true, start, 1_000)).isEqualTo(3.5);
        assertThat(figure(gnb, "DRB.PdcpSduVolumeUL", _ -> true, start, 500)).isEqualTo(550);
    }

    @Test
    void colosseumHasThreeSlices() throws Exception {
        String header = "Timestamp,num_mmtc_users,num_urllc_users,num_embb_users,rb_mmtc,rb_urllc,rb_embb,"
                + "perf_mmtc,perf_urllc,perf_embb";
        for (String policy : List.of("DeepQ_r2_from_DeepQ", "TabularQ_r2_from_DeepQ")) {
            Gzip.write(
                    folder.resolve("colosseum_slice_rb_loop/" + policy + ".csv.gz"),
                    header,
                    "1700000000250,0,1,2,3,6,8,,1,0.5",
                    "1700000000500,0,1,2,3,x,8,,1,0.5");
        }
        List<Series> policies = read("colosseum_slice_rb_loop");
        assertThat(policies).extracting(Series::node).containsExactly("DeepQ_r2_from_DeepQ", "TabularQ_r2_from_DeepQ");
        Series first = policies.getFirst();
        String start = "2023-11-14T22:13:20Z";
        assertThat(figure(first, "RRU.PrbAvailDl", _ -> true, start, 250)).isEqualTo(50, within(1e-9));
        assertThat(figure(first, "RRC.ConnMean", _ -> true, start, 250)).isEqualTo(3);
        Predicate<Subject> mmtc = subject -> new Snssai(3, null).equals(subject.slice());
        assertThat(figure(first, "Slice.Performance", mmtc, start, 250)).isNaN();
        assertThat(figure(first, "RRC.ConnMean", mmtc, start, 250)).isZero();
        assertThat(first.samples()).isEqualTo(3);
        assertThat(log.rejected()).isEqualTo(2);
    }

    @Test
    void barcelonaIsInLocalTime() throws Exception {
        for (String cell : List.of("ElBorn", "LesCorts", "PobleSec")) {
            Gzip.write(
                    folder.resolve("barcelona_lte_2min/" + cell + ".csv.gz"),
                    "time,down,up,rnti_count,mcs_down,mcs_up,rb_down,rb_up",
                    "2018-03-28 15:56:00,174000000.0,1000.0,10229,15.5,14,0.03,0.0005",
                    "2018-03-28 15:58:00,100000000.0,1000.0,10000,15.5,14,0.05,0.0005");
        }
        Series cell = read("barcelona_lte_2min").getFirst();
        String start = "2018-03-28T13:56:00Z";
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, start, 120_000)).isEqualTo(3, within(1e-9));
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, start, 240_000)).isEqualTo(4, within(1e-9));
        assertThat(figure(cell, "DRB.RlcSduTransmittedVolumeDL", _ -> true, start, 240_000))
                .isEqualTo(274_000);
        assertThat(figure(cell, "DRB.RlcSduTransmittedVolumeDL", _ -> true, start, 60_000))
                .isEqualTo(87_000);
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, start, 1_000)).isEqualTo(3, within(1e-9));
        assertThat(figure(cell, "RRC.ConnMean", _ -> true, start, 120_000)).isEqualTo(10_229);
    }

    @Test
    void milanHasACellForEachColumn() throws Exception {
        Gzip.write(
                folder.resolve("milan_internet_10min/open_cells.csv.gz"),
                "t,r41c41,r41c42",
                "2013-11-01T00:00,100.5,200.5",
                "2013-11-01T00:10,,1",
                "2013-11-01T00:20,1,x");
        List<Series> cells = read("milan_internet_10min");
        assertThat(cells).extracting(Series::node).containsExactly("r41c41", "r41c42");
        assertThat(figure(cells.getFirst(), "Internet.Activity", _ -> true, "2013-10-31T23:00:00Z", 600_000))
                .isEqualTo(100.5);
        assertThat(figure(cells.getFirst(), "Internet.Activity", _ -> true, "2013-10-31T23:10:00Z", 600_000))
                .isNaN();
        assertThat(log.rejectedLines()).extracting(RejectedLine::column).containsExactly("r41c42");
    }

    @Test
    void hourlySetsAreConverted() throws Exception {
        Gzip.write(
                folder.resolve("lte_prb_hourly/open_cells.csv.gz"),
                "cell,t,data_volume,prb_available_dl,prb_util",
                "a,2019-01-01T00:00,1000.5,75.0,0.25",
                "a,2019-01-01T02:00,1,75.0,0.75",
                "b,2019-01-01T00:00,1,50.0,0.5");
        Gzip.write(
                folder.resolve("c2tm_city_cells/clustered_traffic_hourly.csv.gz"),
                "bs,thour,users,packets,bytes",
                "fog_1,2012-08-19T08:00,7,90,1000");
        List<Series> cells = read("lte_prb_hourly");
        Series cell = cells.getFirst();
        assertThat(cells).hasSize(2);
        int hour = 3_600_000;
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, "2019-01-01T00:00:00Z", hour))
                .isEqualTo(25);
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, "2019-01-01T01:00:00Z", hour))
                .isNaN();
        assertThat(figure(cell, "RRU.PrbTotDl", _ -> true, "2019-01-01T01:30:00Z", 1_000))
                .isNaN();
        assertThat(figure(cell, "DRB.PdcpSduVolumeDL", _ -> true, "2019-01-01T00:00:00Z", hour))
                .isEqualTo(8_004, within(1e-6));
        assertThat(figure(cell, "RRU.PrbAvailDl", _ -> true, "2019-01-01T00:00:00Z", hour))
                .isEqualTo(75);
        Series city = read("c2tm_city_cells").getFirst();
        assertThat(figure(city, "DRB.PdcpSduVolumeDL", _ -> true, "2012-08-19T00:00:00Z", hour))
                .isEqualTo(8);
        assertThat(figure(city, "RRC.ConnMean", _ -> true, "2012-08-19T00:00:00Z", hour))
                .isEqualTo(7);
    }

    @Test
    void ituHasCellsAndTheEnergyOfTheStation() throws Exception {
        Path set = folder.resolve("itu_5g_bs_energy");
        Gzip.write(
                set.resolve("cell_load.csv.gz"),
                "Time,BS,CellName,load,ESMode1,ESMode2,ESMode3,ESMode4,ESMode5,ESMode6",
                "2023-01-01T01:00,B_0,Cell0,0.5,0.25,0,0,0,0,0",
                "2023-01-01T01:00,B_0,Cell1,0.1,0,0,0,0,0,0");
        Gzip.write(set.resolve("bs_energy.csv.gz"), "Time,BS,Energy", "2023-01-01T01:00,B_0,64.5");
        Series station = read("itu_5g_bs_energy").getFirst();
        String start = "2023-01-01T01:00:00Z";
        assertThat(station.cells()).containsExactly("Cell0", "Cell1");
        assertThat(figure(station, "RRU.PrbTotDl", _ -> true, start, 3_600_000)).isEqualTo(30, within(1e-9));
        assertThat(figure(station, "RRU.PrbTotDl", subject -> "Cell0".equals(subject.cell()), start, 3_600_000))
                .isEqualTo(50);
        assertThat(figure(station, "EnergySaving.Mode1", subject -> "Cell0".equals(subject.cell()), start, 3_600_000))
                .isEqualTo(0.25);
        assertThat(figure(station, "Energy.Scaled", _ -> true, start, 3_600_000))
                .isEqualTo(64.5);
    }
}
