package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;

/** CGI, the world-wide identity of a cell of either technology (O-RAN E2SM, common IE CGI). Immutable. */
public sealed interface CellGlobalId permits NrCgi, EutraCgi, UnrecognizedChoice {
    /** From the IE CGI. */
    static CellGlobalId from(ChoiceValue cgi) {
        return switch (cgi.alternative()) {
            case "nR-CGI" -> NrCgi.from((SequenceValue) cgi.value());
            case "eUTRA-CGI" -> EutraCgi.from((SequenceValue) cgi.value());
            default -> UnrecognizedChoice.from(cgi);
        };
    }

    /** The IE CGI. */
    static ChoiceValue toValue(CellGlobalId cell) {
        return switch (cell) {
            case NrCgi nr -> Value.choice("nR-CGI", nr.toValue());
            case EutraCgi eutra -> Value.choice("eUTRA-CGI", eutra.toValue());
            case UnrecognizedChoice other -> other.toValue();
        };
    }
}
