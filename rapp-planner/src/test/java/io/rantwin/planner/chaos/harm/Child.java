package io.rantwin.planner.chaos.harm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A process to be harmed: for each line it reads it writes a file and tells two clocks and how long the write took, or that it failed. */
final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long begin = System.nanoTime();
            String wrote = "wrote";
            try {
                Files.writeString(file, line);
            } catch (IOException failed) {
                wrote = "failed";
            }
            System.out.println(Instant.now() + " " + InstantSource.system().millis() + " " + wrote + " "
                    + (System.nanoTime() - begin) / 1_000_000);
            System.out.flush();
        }
    }
}
