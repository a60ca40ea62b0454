package io.rantwin.nearrt.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    @Test
    void whatNobodyHasAskedForLongestGoes() {
        RecentlyUsed<String, Integer> values = new RecentlyUsed<>(2);
        values.put("a", 1);
        values.put("b", 2);
        assertThat(values.get("a")).isEqualTo(1);

        values.put("c", 3);

        assertThat(values.get("b")).isNull();
        assertThat(values.get("a")).isEqualTo(1);
        values.put("a", 4);
        assertThat(values.get("a")).isEqualTo(4);
        assertThat(values.get("c")).isEqualTo(3);
        values.clear();
        assertThat(values.get("a")).isNull();
        assertThatThrownBy(() -> new RecentlyUsed<>(0)).hasMessageContaining("not for 0");
    }
}
