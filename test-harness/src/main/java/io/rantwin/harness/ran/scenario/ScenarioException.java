package io.rantwin.harness.ran.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be run, with everything that is wrong in it. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final transient List<ScenarioMistake> mistakes;

    /** @param mistakes all of them, in the order of the file */
    public ScenarioException(String file, List<ScenarioMistake> mistakes) {
        super(mistakes.stream().map(mistake -> mistake.text(file)).collect(Collectors.joining("\n")));
        this.file = file;
        this.mistakes = List.copyOf(mistakes);
    }

    /** Which file. */
    public String file() {
        return file;
    }

    /** Everything that is wrong in it. */
    public List<ScenarioMistake> mistakes() {
        return mistakes;
    }
}
