package io.rantwin.planner.plan;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvLine;
import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.csv.CsvValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How true the twin is in each cell: CSV with {@code cell,fidelity} (0..1). */
public final class FidelityFile {
    private FidelityFile() {}

    /** Fidelity by cell. */
    public static Map<String, Double> read(Path fidelity) throws PlanException {
        Map<String, Double> told = new TreeMap<>();
        try (BufferedReader lines = CsvText.open(Files.newInputStream(fidelity))) {
            String header = lines.readLine();
            if (header == null || !CsvText.header(header).strip().equals("cell,fidelity")) {
                throw new PlanException(fidelity + ": must begin with the line cell,fidelity.");
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    List<String> fields = CsvLine.fields(line);
                    double value = fields.size() == 2 ? CsvValue.of(fields.get(1)) : Double.NaN;
                    if (fields.size() != 2 || value > 1) {
                        throw new PlanException(
                                fidelity + ": line " + number + ": needs a cell and a fidelity of at most 1.");
                    }
                    told.put(fields.getFirst().strip(), value);
                }
            }
        } catch (IOException failed) {
            throw new PlanException(CsvText.whyUnreadable(fidelity, failed), failed);
        } catch (CsvException wrong) {
            throw new PlanException(fidelity + ": " + wrong.getMessage(), wrong);
        }
        return told;
    }
}
