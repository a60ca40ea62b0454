package io.rantwin.a1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.schema.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    /** A cell that is twice in a list, and in another one, too. */
    @Test
    void nothingIsSaidTwice() {
        Findings findings = new Findings();
        findings.mistake(Rule.OTHER, "/tspResources/1/cellIdList", "the cell is there already");
        findings.mistake(Rule.OTHER, "/tspResources/1/cellIdList", "the cell is there already");
        findings.remark(Rule.OTHER, "", "a remark");
        findings.remark(Rule.OTHER, "", "a remark");

        assertThat(findings.mistakes()).hasSize(1);
        assertThat(findings.remarks()).hasSize(1);
    }

    @Test
    void theSchemasWordComesFirstAndCountsMoreAtTheSameValue() {
        Findings findings = new Findings();
        findings.mistake(Rule.OTHER, "/a", "own word");
        findings.mistake(Rule.OTHER, "/b", "own word");
        Mistake bySchema = new Mistake(Rule.OTHER, "/a", "word of the schema");

        findings.addSchemaMistakes(List.of(bySchema));

        assertThat(findings.mistakes()).containsExactly(bySchema, new Mistake(Rule.OTHER, "/b", "own word"));
    }
}
