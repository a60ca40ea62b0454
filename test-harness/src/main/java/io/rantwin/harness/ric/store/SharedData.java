package io.rantwin.harness.ric.store;

import io.rantwin.codecs.per.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values and sets by namespace, as the platform's SDL has them. May block; thread-safe. All methods fail with
 * {@link StoreException} when the data cannot be reached.
 */
public interface SharedData extends AutoCloseable {
    Optional<Octets> get(String namespace, String key) throws StoreException;

    /** All values of a namespace by key, sets left out. */
    Map<String, Octets> getAll(String namespace) throws StoreException;

    void set(String namespace, String key, Octets value) throws StoreException;

    /** Removes a value; nothing happens when there is none. */
    void remove(String namespace, String key) throws StoreException;

    Set<Octets> members(String namespace, String group) throws StoreException;

    void addMember(String namespace, String group, Octets member) throws StoreException;

    void removeMember(String namespace, String group, Octets member) throws StoreException;

    /** Tells whoever listens; nobody can ask for it later. */
    void publish(String namespace, String channel, String event) throws StoreException;

    /** Loses everything, as a platform does whose database restarts. */
    void clear() throws StoreException;

    @Override
    void close();
}
