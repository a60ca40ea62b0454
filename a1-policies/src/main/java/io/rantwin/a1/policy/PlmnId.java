package io.rantwin.a1.policy;

/**
 * A network (TS 23.003, 12.1).
 *
 * @param mcc mobile country code, 3 digits
 * @param mnc mobile network code, 2 or 3 digits
 */
public record PlmnId(String mcc, String mnc) {
    @Override
    public String toString() {
        return mcc + "-" + mnc;
    }
}
