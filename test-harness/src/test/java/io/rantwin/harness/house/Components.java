package io.rantwin.harness.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The libraries in images.
 *
 * @param file of the jar
 * @param part image that it is in: {@code xapp-twin}, {@code rapp-planner} or {@code both}
 * @param licence by SPDX; one of several where {@code OR} stands between them
 * @param sha256 of the file
 */
record Components(String file, String part, String licence, String sha256) {
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-1.1",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "CDDL-1.1",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Unicode-3.0");
    private static final String OWN = "-0.1.0-SNAPSHOT.jar";
    private static final String NOT_LOOKED_AT = "?";

    /** Those that were looked through. */
    static SortedMap<String, Components> listed(Path list) throws IOException {
        SortedMap<String, Components> listed = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split("; ");
            if (!line.startsWith("#") && !line.isBlank()) {
                if (parts.length != 4 || listed.containsKey(parts[0])) {
                    throw new IOException(list + ": not FILE; PART; LICENCE; SHA-256, or twice: " + line);
                }
                listed.put(parts[0], new Components(parts[0], parts[1], parts[2], parts[3]));
            }
        }
        return listed;
    }

    /** Those that are in the folders of libraries. */
    static SortedMap<String, Components> found(Path xapp, Path planner) throws IOException, NoSuchAlgorithmException {
        SortedMap<String, Components> found = new TreeMap<>();
        for (Path folder : List.of(xapp, planner)) {
            try (Stream<Path> jars = Files.list(folder)) {
                for (Path jar : jars.toList()) {
                    String file = jar.getFileName().toString();
                    String part = folder.equals(xapp) ? "xapp-twin" : "rapp-planner";
                    if (!file.endsWith(OWN)) {
                        Components before = found.get(file);
                        found.put(
                                file, new Components(file, before == null ? part : "both", NOT_LOOKED_AT, sha256(jar)));
                    }
                }
            }
        }
        return found;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Where what is found is not what was looked through, as lines to put into the list or to take out of it. */
    static List<String> differences(SortedMap<String, Components> listed, SortedMap<String, Components> found) {
        List<String> differences = new ArrayList<>();
        listed.forEach((file, component) -> {
            Components there = found.get(file);
            if (there == null || !there.with(component.licence()).equals(component)) {
                differences.add("- " + component.line());
            }
        });
        found.forEach((file, component) -> {
            Components known = listed.get(file);
            if (known == null || !component.with(known.licence()).equals(known)) {
                differences.add("+ " + component.line());
            }
        });
        return differences;
    }

    private Components with(String other) {
        return new Components(file, part, other, sha256);
    }

    private String line() {
        return String.join("; ", file, part, licence, sha256);
    }

    /** Whether it may be shipped under one of its licences. */
    boolean isAllowed() {
        return Stream.of(licence.split(" OR ")).anyMatch(ALLOWED::contains);
    }
}
