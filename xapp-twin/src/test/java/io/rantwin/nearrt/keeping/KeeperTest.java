package io.rantwin.nearrt.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.loop.KeptCells.Resumption;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.forecast.SeasonProfile;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Publication;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {
    private static final int CELLS = 5;

    private final Sdl sdl = new MemorySdl(Runnable::run);
    private final List<Life> lives = new ArrayList<>();

    private Life life() {
        return life(sdl);
    }

    private Life life(Sdl store) {
        Life life = new Life(store);
        lives.add(life);
        return life;
    }

    @AfterEach
    void end() {
        lives.forEach(Life::close);
    }

    /** A first life with so many reports of every cell, written. */
    private Life written(int reports) {
        Life life = life();
        life.begin();
        life.report(CELLS, 0, reports);
        life.keeper.writeAll();
        assertThat(life.keeper.counts().written()).isEqualTo(CELLS);
        assertThat(life.keeper.counts().failed()).isZero();
        return life;
    }

    @Test
    void cellsGoOnBitForBitAsIfNothingHadHappened() {
        Life first = written(100);
        Life second = life();
        second.begin();

        first.report(CELLS, 100, 120);
        second.report(CELLS, 100, 120);

        assertThat(second.keeper.counts().count(Resumption.RESUMED)).isEqualTo(CELLS);
        for (int i = 0; i < CELLS; i++) {
            CellView then = first.cell(i);
            CellView now = second.cell(i);
            assertThat(now.kpis()).isEqualTo(then.kpis());
            assertThat(now.networkNanos()).isEqualTo(then.networkNanos());
            assertThat(now.trust()).isEqualTo(then.trust());
            CellBelief before = first.loop.beliefs().get(i);
            CellBelief after = second.loop.beliefs().get(i);
            assertThat(after.mean()).isEqualTo(before.mean());
            assertThat(after.covariance()).isEqualTo(before.covariance());
            assertThat(after.load()).isEqualTo(before.load());
        }
    }

    @Test
    void afterOneReportACellIsTrustedAndKnowsHowGoodItWas() {
        Life first = written(100);
        int samples = first.loop.fidelity(List.of(Life.cellId(0))).getFirst().predictions();
        List<CellForecast> foreseen =
                first.loop.forecasts().forecast(Life.cellId(0), List.of(), List.of(1000L), List.of(0.5));
        Life second = life();
        second.begin();

        second.report(1, 130, 131);

        CellView view = second.cell(0);
        assertThat(view.trust()).isIn(TrustState.TRUSTED, TrustState.CHANGED);
        assertThat(view.networkNanos()).isEqualTo(Life.START + 131 * Life.SECOND);
        assertThat(view.kpis()).hasSameSizeAs(first.cell(0).kpis());
        assertThat(second.loop.fidelity(List.of(Life.cellId(0))).getFirst().predictions())
                .isEqualTo(samples);
        assertThat(second.loop.forecasts().forecast(Life.cellId(0), List.of(), List.of(1000L), List.of(0.5)))
                .hasSameSizeAs(foreseen);
    }

    @Test
    void theUncertaintyGrowsWithTheTimeAway() {
        Life first = written(100);
        double before = first.load(0);
        Life soon = life();
        soon.begin();
        soon.nothingReports(101);
        Life later = life();
        later.begin();
        later.nothingReports(400);

        soon.tickUntilAllAreThere(CELLS);
        later.tickUntilAllAreThere(CELLS);

        CellView shortly = soon.cell(0);
        CellView longAgo = later.cell(0);
        assertThat(shortly.trust()).isEqualTo(TrustState.TRUSTED);
        assertThat(longAgo.trust()).isEqualTo(TrustState.STALE);
        assertThat(longAgo.trustReason()).contains("303.0 s ago");
        assertThat(longAgo.networkNanos()).isEqualTo(shortly.networkNanos()).isEqualTo(Life.START + 100 * Life.SECOND);
        assertThat(longAgo.ranName()).isEqualTo("gnb");
        assertThat(later.load(0)).isEqualTo(before);
        // The first report after a long time finds an uncertain cell, and is believed more.
        soon.report(1, 105, 106);
        later.report(1, 404, 405);
        assertThat(later.stateVariance(0)).isGreaterThan(soon.stateVariance(0));
    }

    @Test
    void aStateThatIsTooOldOrOfAnotherTimeIsNotUsed() {
        written(100);
        Life late = life();
        late.begin();
        late.report(CELLS, 100 + 3700, 100 + 3701);
        assertThat(late.keeper.counts().count(Resumption.TOO_OLD)).isEqualTo(CELLS);
        assertThat(late.keeper.counts().count(Resumption.RESUMED)).isZero();

        Life early = life();
        early.begin();
        early.report(CELLS, 20, 21);
        assertThat(early.keeper.counts().count(Resumption.OF_ANOTHER_TIME)).isEqualTo(CELLS);
        assertThat(early.cell(0).trust()).isEqualTo(TrustState.TRUSTED);
    }

    @Test
    void whatIsUsualOutlivesEvenALongTimeAway() {
        Life first = written(170);
        long then = Life.START + 3705 * Life.SECOND;
        SeasonProfile before = Objects.requireNonNull(first.loop.seasons().of(Life.cellId(1)));
        assertThat(before.seenAt(then)).isEqualTo(2);
        assertThat(before.loadAt(then)).isBetween(10.0 / 100, 40.0 / 100);
        Life soon = life();
        soon.begin();
        soon.report(CELLS, 170, 171);
        Life late = life();
        late.begin();
        late.report(CELLS, 170 + 3700, 170 + 3701);
        assertThat(late.keeper.counts().count(Resumption.TOO_OLD)).isEqualTo(CELLS);
        for (Life each : List.of(soon, late)) {
            SeasonProfile after = Objects.requireNonNull(each.loop.seasons().of(Life.cellId(1)));
            assertThat(after.loadAt(then)).isEqualTo(before.loadAt(then));
            assertThat(after.bitsAt(then)).isEqualTo(before.bitsAt(then));
            assertThat(after.deviationAt(then)).isEqualTo(before.deviationAt(then));
        }
    }

    @Test
    void nothingIsLearnedOfACellThatSleepsByPlan() {
        Life life = life();
        life.begin();
        life.report(1, 0, 11);
        life.loop.seasons().disturbed(Set.of(Life.cellId(0)));
        life.report(1, 11, 170);
        SeasonProfile profile = Objects.requireNonNull(life.loop.seasons().of(Life.cellId(0)));
        assertThat(profile.knownShare()).isEqualTo(1.0 / 8);
        life.loop.seasons().disturbed(Set.of());
        life.report(1, 170, 270);
        assertThat(Objects.requireNonNull(life.loop.seasons().of(Life.cellId(0)))
                        .knownShare())
                .isEqualTo(1);
    }

    @Test
    void damagedAndForeignStatesAreCountedAndTheOthersUsed() throws SdlException {
        written(50);
        int harmed = 0;
        List<String> keys = sdl.keys(Keeper.NAMESPACE).stream()
                .filter(key -> key.startsWith("cells-"))
                .sorted()
                .toList();
        byte[] octets = Objects.requireNonNull(sdl.get(Keeper.NAMESPACE, keys.getFirst()));
        harmed += KeptEntry.read(octets, _ -> {}).size();
        octets[octets.length / 2] = (byte) (octets[octets.length / 2] ^ 4);
        sdl.set(Keeper.NAMESPACE, keys.getFirst(), octets);
        byte[] foreign = Objects.requireNonNull(sdl.get(Keeper.NAMESPACE, keys.getLast()));
        harmed += KeptEntry.read(foreign, _ -> {}).size();
        sdl.set(
                Keeper.NAMESPACE,
                keys.getLast(),
                KeptEntry.write(KeptEntry.read(foreign, _ -> {}).stream()
                        .map(entry -> new KeptEntry(entry.name(), new byte[] {0, 99, 1, 2}))
                        .toList()));
        Life second = life();
        second.begin();

        second.report(CELLS, 50, 51);

        long unusable =
                second.keeper.counts().damaged() + second.keeper.counts().count(Resumption.UNUSABLE);
        assertThat(unusable).isBetween(1L, (long) harmed);
        assertThat(second.keeper.counts().count(Resumption.UNUSABLE)).isPositive();
        assertThat(second.keeper.counts().count(Resumption.RESUMED)).isEqualTo(CELLS - harmed);
        for (int i = 0; i < CELLS; i++) {
            assertThat(second.cell(i).networkNanos()).isEqualTo(Life.START + 51 * Life.SECOND);
        }
    }

    @Test
    void cellsThatHaveNotComeBackAreNotLost() {
        written(100);
        Life second = life();
        second.begin();
        second.report(2, 100, 110);
        second.keeper.writeAll();

        Life third = life();
        third.begin();
        third.report(CELLS, 110, 111);

        assertThat(third.keeper.counts().count(Resumption.RESUMED)).isEqualTo(CELLS);
    }

    @Test
    void eachCellIsWrittenOnceInARound() {
        Life life = life();
        life.begin();
        life.report(CELLS, 0, 3);
        for (int i = 0; i < Keeper.PARTS; i++) {
            life.keeper.tick();
        }
        assertThat(life.keeper.counts().written()).isEqualTo(CELLS);
        life.report(CELLS, 3, 4);
        for (int i = 0; i < Keeper.PARTS; i++) {
            life.keeper.tick();
        }
        assertThat(life.keeper.counts().written()).isEqualTo(2 * CELLS);
    }

    @Test
    void aStoreThatIsAwayStopsNothingAndIsToldAgainWhenItHasLostAll() throws SdlException {
        AtomicInteger away = new AtomicInteger(1);
        MemorySdl real = new MemorySdl(Runnable::run);
        Sdl store = (Sdl) Proxy.newProxyInstance(
                Sdl.class.getClassLoader(), new Class<?>[] {Sdl.class}, (_, method, arguments) -> {
                    if (away.get() != 0) {
                        throw new SdlException("away");
                    }
                    return method.invoke(real, arguments);
                });
        Life life = life(store);
        life.begin();
        life.report(CELLS, 0, 3);
        life.keeper.writeAll();
        assertThat(life.keeper.counts().written()).isZero();
        assertThat(life.keeper.counts().failed()).isPositive();

        away.set(0);
        life.keeper.writeAll();
        assertThat(life.keeper.counts().written()).isEqualTo(CELLS);
        assertThat(life.lost.get()).isZero();

        real.remove(Keeper.NAMESPACE, real.keys(Keeper.NAMESPACE), new Publication[0]);
        life.keeper.writeAll();
        assertThat(life.lost.get()).isEqualTo(1);
        assertThat(life.keeper.counts().written()).isEqualTo(2 * CELLS);
        assertThat(real.keys(Keeper.NAMESPACE)).anyMatch(key -> key.startsWith("cells-"));
        assertThat(Map.copyOf(real.get(Keeper.NAMESPACE, real.keys(Keeper.NAMESPACE))))
                .isNotEmpty();
        await().until(() -> life.loop.views().size() == CELLS);
    }
}
