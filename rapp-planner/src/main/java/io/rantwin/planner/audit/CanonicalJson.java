package io.rantwin.planner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.TreeMap;

/**
 * The one text of a JSON value (RFC 8785): members by the UTF-16 units of their names, no blanks, the shortest number.
 * Unlike there, whole numbers beyond 2^53 are written exactly, so that no identifier changes.
 */
final class CanonicalJson {
    private static final int DEEPEST = 100;
    /** ECMAScript writes exponents from these powers of ten on. */
    private static final int LARGEST_PLAIN = 21;

    private static final int SMALLEST_PLAIN = -6;

    private CanonicalJson() {}

    /** @throws AuditException when the value holds what has no JSON text, such as NaN */
    static String text(JsonNode value) throws AuditException {
        var out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out, int depth) throws AuditException {
        if (depth > DEEPEST) {
            throw new AuditException("the value is nested deeper than " + DEEPEST);
        }
        switch (value.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(value.booleanValue());
            case STRING -> writeText(value.textValue(), out);
            case NUMBER -> writeNumber(value, out);
            case ARRAY -> {
                char separator = '[';
                for (JsonNode element : value) {
                    out.append(separator);
                    write(element, out, depth + 1);
                    separator = ',';
                }
                out.append(value.isEmpty() ? "[]" : "]");
            }
            case OBJECT -> {
                var members = new TreeMap<String, JsonNode>();
                value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                char separator = '{';
                for (var member : members.entrySet()) {
                    out.append(separator);
                    writeText(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out, depth + 1);
                    separator = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            default -> throw new AuditException("a " + value.getNodeType() + " has no place in JSON");
        }
    }

    private static void writeText(String text, StringBuilder out) throws AuditException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean pair = Character.isHighSurrogate(unit)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (unit < ' ') {
                        out.append("\\u%04x".formatted((int) unit));
                    } else if (pair) {
                        out.append(unit).append(text.charAt(++i));
                    } else if (Character.isSurrogate(unit)) {
                        throw new AuditException("a text holds half of a surrogate pair, which UTF-8 cannot carry");
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void writeNumber(JsonNode number, StringBuilder out) throws AuditException {
        if (number.isIntegralNumber()) {
            out.append(number.bigIntegerValue());
            return;
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new AuditException(number + " is no JSON number");
        }
        out.append(shortest(value));
    }

    /** As ECMAScript's Number::toString has it. */
    static String shortest(double value) {
        if (value == 0) {
            return "0";
        }
        // Java's text of a double has the fewest digits that give the same double, but two where one would do
        // (4.9E-324).
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        if (decimal.precision() == 2) {
            BigDecimal oneDigit =
                    decimal.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            decimal = oneDigit.doubleValue() == Math.abs(value) ? oneDigit : decimal;
        }
        BigInteger digits = decimal.unscaledValue();
        String text = digits.toString();
        int k = text.length();
        int n = k - decimal.scale();
        String sign = value < 0 ? "-" : "";
        if (k <= n && n <= LARGEST_PLAIN) {
            return sign + text + "0".repeat(n - k);
        }
        if (0 < n && n <= LARGEST_PLAIN) {
            return sign + text.substring(0, n) + "." + text.substring(n);
        }
        if (SMALLEST_PLAIN < n && n <= 0) {
            return sign + "0." + "0".repeat(-n) + text;
        }
        String exponent = (n - 1 < 0 ? "-" : "+") + Math.abs(n - 1);
        return sign + (k == 1 ? text : text.charAt(0) + "." + text.substring(1)) + "e" + exponent;
    }
}
