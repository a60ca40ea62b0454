package io.rantwin.xapp.http;

/** Takes configuration changes that are posted to the xApp. Called on a virtual thread per request, maybe several at once. */
@FunctionalInterface
public interface ConfigurationHook {
    /**
     * Takes one change.
     *
     * @param name last part of the path: letters, digits, '.', '_' and '-', at most 128 of them
     * @param body as it came, at most {@link XappHttpServer#MAX_BODY_OCTETS}
     * @throws BadInputException when it cannot be used
     */
    void changed(String name, byte[] body) throws BadInputException;
}
