package io.rantwin.nearrt.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.alarm.AlarmDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference.md lists the alarms that the alarm manager is told of, each with the page that says what to do. */
class AlarmListTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW = Pattern.compile("\\| (\\d{4}) \\|[^|]+\\| \\[.*]\\((runbooks/\\w+\\.md)\\) \\|");

    @Test
    void everyAlarmIsListedWithItsPageAndNoOther() throws IOException {
        List<Integer> listed = new ArrayList<>();
        for (String line : Files.readAllLines(DOCS.resolve("reference.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.add(Integer.valueOf(row.group(1)));
                assertThat(Files.readString(DOCS.resolve(row.group(2)))).contains(row.group(1));
            }
        }
        assertThat(listed)
                .isEqualTo(Stream.of(TwinAlarms.definitions(), AnomalyAlarms.definitions())
                        .flatMap(List::stream)
                        .map(AlarmDefinition::alarmId)
                        .toList());
    }
}
