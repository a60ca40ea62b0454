package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.kpm.view.Vectors.Vector;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The view shows what the vectors say. */
class IndicationVectorsTest {
    private interface Check {
        void against(IndicationView view, Vector vector) throws PerException;
    }

    private final IndicationView view = new IndicationView();

    @Test
    void ownVectors() {
        List<Vector> own = Vectors.own();
        assertThat(check(own, v -> v.isKpm("Header"), ViewAgreement::assertHeader))
                .isEqualTo(3);
        assertThat(check(own, v -> v.isKpm("Message"), ViewAgreement::assertMessage))
                .isEqualTo(6);
        assertThat(view.header().secondTries()).isZero();
    }

    @Test
    void referenceVectors() {
        List<Vector> reference =
                Vectors.reference().stream().filter(Vector::isValid).toList();
        assertThat(check(reference, v -> v.isKpm("Header"), ViewAgreement::assertHeader))
                .isGreaterThan(270);
        assertThat(check(reference, v -> v.isKpm("Message"), ViewAgreement::assertMessage))
                .isGreaterThan(200);
        assertThat(check(reference, Vector::isIndication, ViewAgreement::assertIndication))
                .isGreaterThan(170);
        assertThat(view.header().secondTries()).isZero();
    }

    /** How many vectors were compared. */
    private int check(List<Vector> all, Predicate<Vector> concerned, Check check) {
        List<Vector> vectors = all.stream().filter(concerned).toList();
        SoftAssertions.assertSoftly(softly -> {
            for (Vector vector : vectors) {
                softly.assertThatCode(() -> check.against(view, vector))
                        .as(vector.id())
                        .doesNotThrowAnyException();
            }
        });
        return vectors.size();
    }
}
