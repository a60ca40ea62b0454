package io.rantwin.harness.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Versions in the poms: exact, in the parent alone, and told in docs/dependencies.md. */
final class PinnedVersions {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern EXACT = Pattern.compile("[0-9][-.A-Za-z0-9]*");
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+");
    private static final int SHORTEST_WORD = 3;

    private PinnedVersions() {}

    /** A version that a pom gives to something of others. */
    record Pinned(String artifact, String version) {}

    /** All of them in a pom, properties resolved. */
    static List<Pinned> of(Path pom) throws IOException, ParserConfigurationException, SAXException {
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
        Map<String, String> properties = new HashMap<>();
        NodeList sections = document.getElementsByTagName("properties");
        for (int i = 0; i < sections.getLength(); i++) {
            for (Node each = sections.item(i).getFirstChild(); each != null; each = each.getNextSibling()) {
                properties.put(each.getNodeName(), each.getTextContent().strip());
            }
        }
        List<Pinned> pinned = new ArrayList<>();
        for (String kind : List.of("dependency", "plugin", "path")) {
            NodeList found = document.getElementsByTagName(kind);
            for (int i = 0; i < found.getLength(); i++) {
                String version = child(found.item(i), "version");
                if (!version.isEmpty() && !version.equals("${project.version}")) {
                    pinned.add(new Pinned(child(found.item(i), "artifactId"), resolved(version, properties)));
                }
            }
        }
        return pinned;
    }

    private static String child(Node parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element && each.getNodeName().equals(name)) {
                return each.getTextContent().strip();
            }
        }
        return "";
    }

    private static String resolved(String version, Map<String, String> properties) {
        Matcher property = PROPERTY.matcher(version);
        return property.replaceAll(
                match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group())));
    }

    /** Those that may be another version tomorrow. */
    static List<Pinned> loose(List<Pinned> pinned) {
        return pinned.stream()
                .filter(each -> !EXACT.matcher(each.version()).matches()
                        || each.version().endsWith("-SNAPSHOT")
                        || List.of("LATEST", "RELEASE").contains(each.version()))
                .toList();
    }

    /** Those that no row of the tables in a page tells, by a word of the name and the version. */
    static List<Pinned> untold(List<Pinned> pinned, List<String> page) {
        return pinned.stream()
                .filter(each -> page.stream().noneMatch(row -> tells(row, each)))
                .toList();
    }

    private static boolean tells(String row, Pinned pinned) {
        String[] cells = row.split("\\|");
        String version = pinned.version().replace(".RELEASE", "");
        if (cells.length < 3 || !List.of(cells[2].strip().split("[ ,()]+")).contains(version)) {
            return false;
        }
        String name = cells[1].toLowerCase(Locale.ROOT);
        for (String word : WORDS.split(pinned.artifact().toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST_WORD && name.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
