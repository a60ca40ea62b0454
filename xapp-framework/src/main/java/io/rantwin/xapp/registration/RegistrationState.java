package io.rantwin.xapp.registration;

/** How far registration has come. */
public enum RegistrationState {
    /** Not asked to register yet. */
    IDLE,
    /** Taking back what may be left of an earlier life: registering twice would switch the entry off. */
    CLEANING,
    /** Registering. */
    REGISTERING,
    /** The last try failed; waiting for the next. */
    WAITING,
    /** The app manager has answered 201. */
    REGISTERED,
    /** Deregistering for good. */
    LEAVING,
    /** Deregistered, or given up doing so. */
    LEFT
}
