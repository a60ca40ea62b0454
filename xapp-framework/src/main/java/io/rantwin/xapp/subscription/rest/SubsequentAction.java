package io.rantwin.xapp.subscription.rest;

/**
 * What follows an action (E2AP RICsubsequentAction).
 *
 * @param waits whether the node waits for the RIC; it goes on otherwise
 * @param timeToWait how long it waits
 */
public record SubsequentAction(boolean waits, TimeToWait timeToWait) {}
