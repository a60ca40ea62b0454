package io.rantwin.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.rantwin.api.v1.CellsProto;
import io.rantwin.api.v1.EstimateProto;
import io.rantwin.api.v1.ForecastProto;
import io.rantwin.api.v1.HistoryProto;
import io.rantwin.api.v1.ModelsProto;
import io.rantwin.api.v1.PoliciesProto;
import io.rantwin.api.v1.QualityProto;
import io.rantwin.api.v1.WhatIfProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of the contract: everything is explained, figures have units, and what was published stays what it is. */
class ContractTest {
    private static final Path PROTO = Path.of("src/main/proto/rantwin/v1");
    private static final List<FileDescriptor> FILES = List.of(
            CellsProto.getDescriptor(),
            EstimateProto.getDescriptor(),
            ForecastProto.getDescriptor(),
            HistoryProto.getDescriptor(),
            ModelsProto.getDescriptor(),
            PoliciesProto.getDescriptor(),
            QualityProto.getDescriptor(),
            WhatIfProto.getDescriptor());
    private static final Pattern FIGURE =
            Pattern.compile("^  (?:  )?(?:optional |repeated )?(?:double|float) (\\w+) = .*");
    private static final Pattern DECLARATION =
            Pattern.compile("^ *(?:rpc|message|enum|service|(?:optional |repeated )?[\\w.<>, ]+ \\w+ = \\d+;).*");
    private static final Pattern EMPTY_MESSAGE = Pattern.compile("^message \\w+(?:Request|Response) \\{.*");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(PROTO)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyDeclarationIsExplained(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> bare = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isDeclaration = DECLARATION.matcher(line).matches()
                    && !line.startsWith("option ")
                    && !line.startsWith("syntax")
                    && !EMPTY_MESSAGE.matcher(line).matches();
            if (isDeclaration && !lines.get(i - 1).strip().startsWith("//")) {
                bare.add((i + 1) + ": " + line);
            }
        }
        assertThat(bare).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFigureHasItsUnit(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> without = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher figure = FIGURE.matcher(lines.get(i));
            if (figure.matches() && !lines.get(i - 1).contains("[")) {
                without.add((i + 1) + ": " + figure.group(1));
            }
        }
        assertThat(without).isEmpty();
    }

    /** The list beside this test is what was published: a line may be added, never changed or taken away. */
    @Test
    void whatWasPublishedStays() throws IOException {
        List<String> published = Files.readAllLines(Path.of("src/test/contract/v1.txt"));
        assertThat(declared()).as("what was published stays").containsAll(published);
        assertThat(published)
                .as("what is new belongs into src/test/contract/v1.txt")
                .containsAll(declared());
    }

    private static List<String> declared() {
        List<String> lines = new ArrayList<>();
        for (FileDescriptor file : FILES) {
            file.getMessageTypes().forEach(message -> {
                for (FieldDescriptor field : message.getFields()) {
                    lines.add(message.getName() + "." + field.getName() + " = " + field.getNumber() + " "
                            + field.getType().name().toLowerCase(Locale.ROOT)
                            + (field.isRepeated() ? " repeated" : ""));
                }
            });
            file.getEnumTypes()
                    .forEach(values -> values.getValues()
                            .forEach(value ->
                                    lines.add(values.getName() + "." + value.getName() + " = " + value.getNumber())));
            file.getServices()
                    .forEach(service -> service.getMethods()
                            .forEach(method -> lines.add("rpc "
                                    + service.getName() + "." + method.getName() + " "
                                    + (method.isClientStreaming() ? "stream " : "")
                                    + method.getInputType().getName() + " "
                                    + (method.isServerStreaming() ? "stream " : "")
                                    + method.getOutputType().getName())));
        }
        return lines;
    }
}
