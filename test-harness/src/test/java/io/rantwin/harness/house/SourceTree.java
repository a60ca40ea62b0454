package io.rantwin.harness.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The hand-written text files below a folder, as a committer sees them: without build output and version control. */
record SourceTree(Path root, List<Path> files) {
    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", "target", "node_modules");
    private static final Set<String> TEXT = Set.of(
            "java",
            "xml",
            "md",
            "sh",
            "json",
            "jsonl",
            "yaml",
            "yml",
            "properties",
            "tsv",
            "csv",
            "txt",
            "ts",
            "html",
            "css",
            "proto",
            "tpl",
            "editorconfig",
            "gitignore",
            "hex",
            "schema");

    static SourceTree of(Path root) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        files.sort(null);
        return new SourceTree(root, List.copyOf(files));
    }

    /** The repository that this test was started in: the folder upwards that holds the launcher. */
    static SourceTree ofThisRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("rantwin")) || !Files.isRegularFile(folder.resolve("pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "not inside the repository: " + Path.of("").toAbsolutePath());
            }
        }
        return of(folder);
    }

    List<Path> java() {
        return files.stream().filter(file -> extension(file).equals("java")).toList();
    }

    List<Path> mainJava() {
        return javaBelow("src/main/java/");
    }

    List<Path> testJava() {
        return javaBelow("src/test/java/");
    }

    private List<Path> javaBelow(String folder) {
        return java().stream().filter(file -> name(file).contains(folder)).toList();
    }

    /** Files that hold text: by extension, or scripts, which have none. */
    List<Path> text() {
        return files.stream()
                .filter(file ->
                        TEXT.contains(extension(file)) || extension(file).isEmpty())
                .toList();
    }

    List<Path> withExtension(String extension) {
        return files.stream().filter(file -> extension(file).equals(extension)).toList();
    }

    /** Path below the root, with slashes on every system. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    static int lines(Path file) {
        return (int) read(file).lines().count();
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
