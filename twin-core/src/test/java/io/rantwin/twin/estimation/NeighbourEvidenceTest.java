package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighbourEvidenceTest {
    private final NeighbourEvidence evidence = new NeighbourEvidence(2, IntakeSettings.STANDARD);

    @Test
    void aLieIsFoundAfterTenReportsAndForgivenAfterTenThatAgree() {
        for (int i = 0; i < 9; i++) {
            evidence.take(0, 0.1, 0.5, 0.1);
            assertThat(evidence.contradicts(0)).isFalse();
        }
        evidence.take(0, 0.1, 0.5, 0.1);
        assertThat(evidence.contradicts(0)).isTrue();
        assertThat(evidence.share(0)).isEqualTo(1);
        assertThat(evidence.distance(0)).isLessThan(-3);
        assertThat(evidence.contradicts(1)).isFalse();
        int reports = 0;
        while (evidence.contradicts(0)) {
            evidence.take(0, 0.5, 0.5, 0.1);
            reports++;
        }
        assertThat(reports).isEqualTo(IntakeSettings.STANDARD.releaseAfterReports());
    }

    @Test
    void anIdleCellIsNotForgivenForBeingIdle() {
        for (int i = 0; i < 10; i++) {
            evidence.take(0, 0.1, 0.5, 0.1);
        }
        for (int i = 0; i < 100; i++) {
            evidence.take(0, 0, 0.01, 0.01);
        }
        assertThat(evidence.contradicts(0)).isTrue();
    }

    @Test
    void whatStraysByOneDeviationIsNeverAccused() {
        for (int i = 0; i < 10_000; i++) {
            evidence.take(0, i % 2 == 0 ? 0.55 : 0.45, 0.5, 0.06);
        }
        assertThat(evidence.share(0)).isZero();
    }
}
