package io.rantwin.xapp.sdl;

import java.io.Serial;

/** The shared data layer did not do what was asked, or did not say so in time; the message names what, and which server. */
public final class SdlException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public SdlException(String message) {
        super(message);
    }

    public SdlException(String message, Throwable cause) {
        super(message, cause);
    }
}
