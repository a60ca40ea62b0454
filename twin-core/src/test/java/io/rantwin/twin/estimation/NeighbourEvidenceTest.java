package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourEvidenceTest {
    private static final IntakeSettings SETTINGS = IntakeSettings.STANDARD;
    private static final ExpectedLoad HALF = ExpectedLoad.of(0.5, 0.1);
    private static final ExpectedLoad NOTHING = ExpectedLoad.of(0.01, 0.01);

    private final NeighbourEvidence evidence = new NeighbourEvidence(2, SETTINGS);

    private void accuse() {
        for (int i = 0; i < 10; i++) {
            evidence.take(0, 0.1, HALF);
        }
        assertThat(evidence.contradicts(0)).isTrue();
    }

    private void idle(int reports) {
        for (int i = 0; i < reports; i++) {
            evidence.take(0, 0.002, NOTHING);
        }
    }

    /** Reports of this load until the cell is held out. */
    private int untilAccused(double load) {
        int reports = 0;
        while (!evidence.contradicts(0)) {
            evidence.take(0, load, HALF);
            reports++;
        }
        return reports;
    }

    @Test
    void aLieIsFoundAfterTenReportsAndForgivenAfterTenThatAgree() {
        for (int i = 0; i < 9; i++) {
            evidence.take(0, 0.1, HALF);
            assertThat(evidence.contradicts(0)).isFalse();
        }
        evidence.take(0, 0.1, HALF);
        assertThat(evidence.contradicts(0)).isTrue();
        assertThat(evidence.share(0)).isEqualTo(1);
        assertThat(evidence.distance(0)).isLessThan(-3);
        assertThat(evidence.contradicts(1)).isFalse();
        int reports = 0;
        while (evidence.contradicts(0)) {
            evidence.take(0, 0.5, HALF);
            reports++;
        }
        assertThat(reports).isEqualTo(SETTINGS.releaseAfterReports());
        assertThat(evidence.onProbation(0)).isFalse();
    }

    @Test
    void anIdleCellIsLetInAfterSixTimesAsLongAndOnProbationOnly() {
        accuse();
        idle(59);
        assertThat(evidence.contradicts(0)).isTrue();
        idle(1);
        assertThat(evidence.contradicts(0)).isFalse();
        assertThat(evidence.onProbation(0)).isTrue();
        idle(10_000);
        assertThat(evidence.onProbation(0)).as("idleness proves nothing").isTrue();
    }

    @Test
    void whoLiesOnProbationIsHeldOutInHalfTheTime() {
        accuse();
        idle(60);
        assertThat(untilAccused(0.1)).isEqualTo(SETTINGS.quarantineAfterReports() / 2);
        assertThat(evidence.onProbation(0)).isFalse();
    }

    @Test
    void whoAgreesUnderLoadEndsItsProbationAndIsLikeAnyOther() {
        accuse();
        idle(60);
        for (int i = 0; i < SETTINGS.releaseAfterReports(); i++) {
            assertThat(evidence.onProbation(0)).isTrue();
            evidence.take(0, 0.5, HALF);
        }
        assertThat(evidence.onProbation(0)).isFalse();
        assertThat(evidence.contradicts(0)).isFalse();
        assertThat(untilAccused(0.1)).isEqualTo(SETTINGS.quarantineAfterReports());
    }

    @Test
    void aBusyPeriodInBetweenBeginsTheIdleOnesAnew() {
        accuse();
        idle(59);
        evidence.take(0, 0.1, HALF);
        idle(59);
        assertThat(evidence.contradicts(0)).isTrue();
    }

    /** 4 % against 8 % that are known to 0.1 %: forty deviations, and four PRBs of a hundred. */
    @Test
    void fewPrbsAccuseNobodyHoweverSureTheNeighboursAre() {
        for (int i = 0; i < 1000; i++) {
            evidence.take(0, 0.04, ExpectedLoad.of(0.08, 0.001));
        }
        assertThat(evidence.share(0)).isZero();
    }

    @Test
    void asManyPrbsAsMatterDo() {
        for (int i = 0; i < 1000; i++) {
            evidence.take(0, 0.02, ExpectedLoad.of(0.12, 0.001));
        }
        assertThat(evidence.contradicts(0)).isTrue();
    }

    /** A single user who waits implies a load of 80 %; the volume that was carried implies what the cell tells. */
    @Test
    void whoAgreesWithOneExplanationDoesNotLie() {
        for (int i = 0; i < 1000; i++) {
            evidence.take(0, 0.08, ExpectedLoad.between(0.3, 0.05, 0.1, 0.8));
        }
        assertThat(evidence.share(0)).isZero();
        for (int i = 0; i < 1000; i++) {
            evidence.take(0, 0.02, ExpectedLoad.between(0.3, 0.05, 0.1, 0.8));
        }
        assertThat(evidence.contradicts(0)).isTrue();
    }

    @Test
    void whatStraysByOneDeviationIsNeverAccused() {
        for (int i = 0; i < 10_000; i++) {
            evidence.take(0, i % 2 == 0 ? 0.55 : 0.45, ExpectedLoad.of(0.5, 0.06));
        }
        assertThat(evidence.share(0)).isZero();
    }
}
