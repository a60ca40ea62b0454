package io.rantwin.a1.schema;

/** The rules that a policy may break, for counting and sorting; the sentence of a {@link Mistake} says the rest. */
public enum Rule {
    /** The text is no JSON, or no object. */
    NOT_JSON("no JSON object"),
    /** Longer, deeper or with more values than are looked at. */
    TOO_LARGE("too large"),
    /** A member that has to be there is not. */
    MISSING("member missing"),
    /** A member that the type does not have. */
    UNKNOWN_MEMBER("unknown member"),
    /** Text for a number and the like. */
    WRONG_KIND("wrong kind of value"),
    /** A number outside its range or off its steps. */
    OUT_OF_RANGE("number out of range"),
    /** None of the words that are allowed. */
    NOT_ALLOWED("word not allowed"),
    /** Text of another form, such as 5 hex digits where 6 are needed. */
    WRONG_FORM("text of a wrong form"),
    /** Too few or too many members or entries. */
    WRONG_COUNT("wrong count"),
    /** Members that do not go together, or a combination that the type does not have. */
    WRONG_COMBINATION("members that do not go together"),
    /** The same thing twice. */
    DUPLICATE("said twice"),
    /** Two statements that cannot both hold. */
    CONTRADICTION("contradiction"),
    /** A statement that changes nothing. */
    NO_EFFECT("without effect"),
    /** A member spelt as a published schema misspells it. */
    MISSPELT("misspelt member"),
    /** Anything else that a schema asks for. */
    OTHER("against the schema");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** The rule in a few words. */
    public String text() {
        return text;
    }
}
