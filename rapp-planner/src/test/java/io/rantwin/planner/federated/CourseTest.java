package io.rantwin.planner.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Course.Cost ROUND = new Course.Cost(100, 8, 3);

    /** Two sites of one and of three cells; each round costs each of them the same. */
    private static Course course(double... losses) {
        var course = new Course(4);
        for (int version = 0; version < losses.length; version++) {
            for (int cells : new int[] {1, 3}) {
                course.begin(version);
                course.spend(ROUND);
                // The large site is two below, the small one six above: the mean of all cells is the loss.
                course.heard(version, losses[version] + (cells == 1 ? 6 : -2), cells);
            }
        }
        return course;
    }

    @Test
    void aVersionCostsWhatWasSpentBeforeItWasThere() {
        Course course = course(20, 12, 11, 12);
        assertThat(course.best()).isCloseTo(11, within(1e-12));
        assertThat(course.reaching(20).orElseThrow().before()).isEqualTo(new Course.Cost(0, 0, 0));
        Course.Mark mark = course.reaching(12.5).orElseThrow();
        assertThat(mark.version()).isEqualTo(1);
        assertThat(mark.before()).isEqualTo(new Course.Cost(200, 16, 6));
        assertThat(course.reaching(10)).isEmpty();
    }

    @Test
    void aVersionThatSomeWereNotHeardOfIsNotLookedAt() {
        Course course = course(20, 12);
        course.begin(2);
        course.heard(2, 1, 3);
        assertThat(course.marks()).hasSize(2);
        assertThat(course.best()).isCloseTo(12, within(1e-12));
    }

    @Test
    void groupsInStepAddUpTheirCostsAndAverageTheirLossesByCells() {
        var small = new Course(2);
        small.begin(0);
        small.spend(ROUND);
        small.heard(0, 2, 2);
        small.begin(1);
        small.heard(1, 5, 2);
        Course together = Course.sideBySide(List.of(course(20, 11, 9), small));
        // The third version is that of one group only.
        assertThat(together.marks()).hasSize(2);
        Course.Mark mark = together.marks().getLast();
        assertThat(mark.loss()).isCloseTo((4 * 11 + 2 * 5) / 6.0, within(1e-12));
        assertThat(mark.before()).isEqualTo(new Course.Cost(300, 24, 9));
        assertThat(together.best()).isCloseTo(9, within(1e-12));
    }
}
