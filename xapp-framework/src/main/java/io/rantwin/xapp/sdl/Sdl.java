package io.rantwin.xapp.sdl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared data layer: values by key, groups (sets of values) and events, each in a namespace that applications agree on.
 * Values are octets; Python applications of the platform wrap theirs in msgpack, the others do not.
 *
 * <p>A cache, not a store: the platform's Redis keeps nothing over a restart.
 *
 * <p>Methods that change values take publications, which are sent in the same step as the change and only when there is one:
 * whoever hears the event reads the new value. All methods are thread-safe. Those that throw {@link SdlException} wait at
 * most the configured time, and less when the server is known to be away; the change may still have happened when
 * the wait ran out, and certainly has not when the server was away before. A namespace is not empty and contains neither
 * brace; keys and groups share one space of names.
 */
public interface Sdl extends AutoCloseable {
    /** The values of those keys that exist. */
    Map<String, byte[]> get(String namespace, Collection<String> keys) throws SdlException;

    /** The value of {@code key}, {@code null} when there is none. */
    default byte @Nullable [] get(String namespace, String key) throws SdlException {
        return get(namespace, List.of(key)).get(key);
    }

    /** Sets all values at once. */
    void set(String namespace, Map<String, byte[]> values, Publication... publications) throws SdlException;

    /** Sets one value. */
    default void set(String namespace, String key, byte[] value, Publication... publications) throws SdlException {
        set(namespace, Map.of(key, value), publications);
    }

    /**
     * Sets a value unless the key has one.
     *
     * @return whether it was set
     */
    boolean setIfNotExists(String namespace, String key, byte[] value, Publication... publications) throws SdlException;

    /**
     * Replaces a value if it is still {@code expected} (compare and set).
     *
     * @return whether it was replaced; {@code false} as well when there is no value
     */
    boolean setIf(String namespace, String key, byte[] expected, byte[] value, Publication... publications)
            throws SdlException;

    /**
     * Removes values and groups.
     *
     * @return how many existed; events are sent only when one did
     */
    long remove(String namespace, Collection<String> keys, Publication... publications) throws SdlException;

    /**
     * Removes a value if it is still {@code expected}.
     *
     * @return whether it was removed
     */
    boolean removeIf(String namespace, String key, byte[] expected, Publication... publications) throws SdlException;

    /** Keys and groups of the namespace. Walks through the whole store: for tools and start-up, not for each request. */
    Set<String> keys(String namespace) throws SdlException;

    /** Adds members to a group, which comes into being when it has none; members that it has already are not added again. */
    void addMembers(String namespace, String group, Collection<byte[]> members) throws SdlException;

    /** Removes members from a group. */
    void removeMembers(String namespace, String group, Collection<byte[]> members) throws SdlException;

    /** The members of a group in no particular order; none when there is no such group. */
    List<byte[]> members(String namespace, String group) throws SdlException;

    /** Whether a group has {@code member}. */
    boolean isMember(String namespace, String group, byte[] member) throws SdlException;

    /** Number of members of a group; 0 when there is no such group. */
    long memberCount(String namespace, String group) throws SdlException;

    /** Sends events. Who does not listen now never gets them. */
    void publish(String namespace, Publication... publications) throws SdlException;

    /**
     * Listens to channels until the subscription is closed. Does not wait and does not fail when the server is away: the
     * subscription is made when the server is there, and made again after each loss; {@link
     * SdlListener#mayHaveMissedEvents} tells when.
     */
    SdlSubscription subscribe(String namespace, Collection<String> channels, SdlListener listener);

    /** How many calls stored a value or changed a group; those that only removed or found another value do not count. */
    LongSupplier stored();

    /** How many calls that would store, change or remove something failed. */
    LongSupplier storeErrors();

    /** Ends all subscriptions and connections. */
    @Override
    void close();
}
