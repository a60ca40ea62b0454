package io.rantwin.harness.ran.scenario;

/**
 * One thing that is wrong in a scenario.
 *
 * @param line in the file, from 1; 0 where no line can be named
 * @param pointer JSON pointer of the field, empty for the whole file
 * @param found what is there
 * @param allowed what could be there
 */
public record ScenarioMistake(int line, String pointer, String found, String allowed) {
    /** The mistake as one line of text, as compilers write it. */
    public String text(String file) {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + "found " + found + ", allowed is " + allowed;
    }
}
