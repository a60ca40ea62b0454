package io.rantwin.harness.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules over files. Each gives what breaks it, one sentence a finding; an empty list is a clean tree. */
final class SourceRules {
    static final int LONGEST_FILE_LINES = 500;
    static final int LONG_FILE_LINES = 250;
    static final int MEDIAN_FILE_LINES = 100;

    // Written in two halves, so that this file does not break its own rules.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile(
            "(?<![\\w.$}/])/(wo" + "rk|ro" + "ot|ho" + "me/\\w+|Us" + "ers/\\w+)/|[A-Z]:\\\\\\\\?Users");
    private static final Pattern REGISTRY = Pattern.compile(
            "https?://[^\\s\"'<>)]*(mav" + "en2|reg" + "istry|mir" + "ror|ne" + "xus|arti" + "factory|pac" + "kages)"
                    + "|repo1?\\.mav" + "en|registry\\.np" + "mjs|deb\\.deb" + "ian|files\\.pythonh" + "osted",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEDED = Pattern.compile("@Prop" + "erty(?!\\w)(?!.*seed)|new (Splittable)?Random\\(\\)");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");

    private final SourceTree tree;

    SourceRules(SourceTree tree) {
        this.tree = tree;
    }

    List<String> filesThatAreTooLong() {
        List<String> findings = new ArrayList<>();
        for (Path file : tree.java()) {
            int lines = SourceTree.lines(file);
            if (lines > LONGEST_FILE_LINES) {
                findings.add(tree.name(file) + " has " + lines + " lines, " + LONGEST_FILE_LINES + " are the most");
            }
        }
        return findings;
    }

    /** The usual file of main code is short: half below {@link #MEDIAN_FILE_LINES}, nine of ten below {@link #LONG_FILE_LINES}. */
    List<String> usualFileIsTooLong() {
        List<Integer> lengths =
                tree.mainJava().stream().map(SourceTree::lines).sorted().toList();
        List<String> findings = new ArrayList<>();
        if (!lengths.isEmpty() && lengths.get(lengths.size() / 2) > MEDIAN_FILE_LINES) {
            findings.add("half of the files of main code are longer than " + MEDIAN_FILE_LINES + " lines");
        }
        if (!lengths.isEmpty() && lengths.get(lengths.size() * 9 / 10) > LONG_FILE_LINES) {
            findings.add("more than one file of main code in ten is longer than " + LONG_FILE_LINES + " lines");
        }
        return findings;
    }

    List<String> packagesWithoutDescription() {
        Set<Path> packages = new TreeSet<>();
        tree.mainJava().forEach(file -> packages.add(file.getParent()));
        List<String> findings = new ArrayList<>();
        for (Path folder : packages) {
            Path description = folder.resolve("package-info.java");
            if (!Files.isRegularFile(description)) {
                findings.add(tree.name(folder) + " has no package-info.java");
                continue;
            }
            String text = SourceTree.read(description);
            if (!text.contains("/**") || !text.contains("@NullMarked")) {
                findings.add(tree.name(description) + " lacks its description or @NullMarked");
            }
        }
        return findings;
    }

    List<String> unfinishedWork() {
        return textThatHas(UNFINISHED, "is left unfinished");
    }

    List<String> pathsOfOneMachine() {
        return textThatHas(MACHINE_PATH, "names a path of one machine");
    }

    List<String> addressesOfRegistries() {
        return textThatHas(REGISTRY, "names a registry");
    }

    List<String> sleeps() {
        return findings(tree.java(), SLEEP, "waits for time to pass");
    }

    /** What is drawn anew in each run fails by chance, and when it does nobody knows why. */
    List<String> chanceWithoutSeed() {
        return findings(tree.testJava(), UNSEEDED, "draws differently each time");
    }

    /** The build takes what the installed Maven is set up for: no wrapper, no repositories of its own. */
    List<String> buildsThatBringTheirOwnRegistry() {
        List<String> findings = new ArrayList<>(findings(
                tree.withExtension("xml"),
                Pattern.compile("<(pluginR|r)epositor(y|ies)>|<systemPath>"),
                "brings its own repository"));
        for (Path file : tree.files()) {
            if (tree.name(file).matches("mvnw.*|\\.mvn/wrapper/.*")) {
                findings.add(tree.name(file) + " belongs to a Maven wrapper");
            }
        }
        return findings;
    }

    /** Schemas of the standards bodies may be read, not passed on. */
    List<String> referenceSchemas() {
        List<String> findings = new ArrayList<>();
        for (Path file : tree.files()) {
            if (tree.name(file).matches(".*\\.asn1?")) {
                findings.add(tree.name(file) + " is a schema file");
            }
        }
        return findings;
    }

    List<String> brokenLinks() {
        List<String> findings = new ArrayList<>();
        for (Path page : tree.withExtension("md")) {
            Matcher link = LINK.matcher(SourceTree.read(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    findings.add(tree.name(page) + " links to " + target + ", which is not there");
                }
            }
        }
        return findings;
    }

    private List<String> textThatHas(Pattern forbidden, String complaint) {
        return findings(tree.text(), forbidden, complaint);
    }

    private List<String> findings(List<Path> files, Pattern forbidden, String complaint) {
        List<String> findings = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : SourceTree.read(file).lines().toList()) {
                number++;
                if (forbidden.matcher(line).find()) {
                    findings.add(tree.name(file) + ":" + number + " " + complaint + ": " + line.strip());
                }
            }
        }
        return findings;
    }
}
