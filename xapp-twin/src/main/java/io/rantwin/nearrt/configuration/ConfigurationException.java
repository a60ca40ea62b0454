package io.rantwin.nearrt.configuration;

/** A configuration that cannot be used; says what, where and why. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public ConfigurationException(String sentence) {
        super(sentence);
    }
}
