package io.rantwin.xapp.rmr;

/**
 * The way back to the sender of a message.
 *
 * @param source listener of the sender as its frame gives it ({@code host:port}), maybe empty
 * @param sourceAddress listener of the sender by IP address, maybe empty
 * @param callId 0, or the call id that the answer must carry, 1..255
 * @param connectionId the connection the message came on; used when the listener cannot be reached
 */
public record ReturnPath(String source, String sourceAddress, int callId, long connectionId) {}
