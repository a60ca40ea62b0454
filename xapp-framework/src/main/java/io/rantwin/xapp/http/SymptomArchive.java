package io.rantwin.xapp.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs diagnostic texts. One that cannot be had says so in its place; the others are there all the same. */
final class SymptomArchive {
    /** Longer texts are cut. */
    static final int MAX_TEXT = 4 << 20;

    private SymptomArchive() {}

    static byte[] of(Map<String, Supplier<String>> symptoms) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Supplier<String>> symptom : symptoms.entrySet()) {
                zip.putNextEntry(new ZipEntry(symptom.getKey()));
                zip.write(text(symptom.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return archive.toByteArray();
    }

    private static String text(Supplier<String> symptom) {
        try {
            String text = symptom.get();
            return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "\n(cut here)\n";
        } catch (RuntimeException e) {
            return "cannot be had: " + e + "\n";
        }
    }
}
