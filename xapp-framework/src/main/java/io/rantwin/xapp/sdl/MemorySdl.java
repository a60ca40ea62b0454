package io.rantwin.xapp.sdl;

import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A shared data layer within this process: what an xApp uses that runs without a Redis, and what tests use. Thread-safe.
 */
public final class MemorySdl implements Sdl {
    private final Executor executor;
    private final Map<String, byte[]> values = new HashMap<>();
    private final Map<String, Set<Octets>> groups = new HashMap<>();
    private final List<Listening> listening = new ArrayList<>();
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong storeErrors = new AtomicLong();
    private boolean closed;

    private record Listening(String prefix, Set<String> channels, Delivery delivery) {}

    /** @param executor runs listeners, which may block; virtual threads suit */
    public MemorySdl(Executor executor) {
        this.executor = executor;
    }

    @Override
    public synchronized Map<String, byte[]> get(String namespace, Collection<String> keys) throws SdlException {
        open();
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys) {
            byte[] value = values.get(SdlNames.prefix(namespace) + key);
            if (value != null) {
                found.put(key, value.clone());
            }
        }
        return found;
    }

    @Override
    public synchronized void set(String namespace, Map<String, byte[]> newValues, Publication... publications)
            throws SdlException {
        storing();
        newValues.forEach((key, value) -> put(SdlNames.prefix(namespace) + key, value));
        stored.incrementAndGet();
        send(namespace, publications);
    }

    @Override
    public synchronized boolean setIfNotExists(String namespace, String key, byte[] value, Publication... publications)
            throws SdlException {
        storing();
        String name = SdlNames.prefix(namespace) + key;
        if (values.containsKey(name) || groups.containsKey(name)) {
            return false;
        }
        put(name, value);
        stored.incrementAndGet();
        send(namespace, publications);
        return true;
    }

    @Override
    public synchronized boolean setIf(
            String namespace, String key, byte[] expected, byte[] value, Publication... publications)
            throws SdlException {
        storing();
        String name = SdlNames.prefix(namespace) + key;
        if (!Arrays.equals(values.get(name), expected)) {
            return false;
        }
        put(name, value);
        stored.incrementAndGet();
        send(namespace, publications);
        return true;
    }

    @Override
    public synchronized long remove(String namespace, Collection<String> keys, Publication... publications)
            throws SdlException {
        storing();
        long removed = 0;
        for (String key : keys) {
            String name = SdlNames.prefix(namespace) + key;
            boolean value = values.remove(name) != null;
            boolean group = groups.remove(name) != null;
            removed += value || group ? 1 : 0;
        }
        if (removed > 0) {
            send(namespace, publications);
        }
        return removed;
    }

    @Override
    public synchronized boolean removeIf(String namespace, String key, byte[] expected, Publication... publications)
            throws SdlException {
        storing();
        String name = SdlNames.prefix(namespace) + key;
        if (!Arrays.equals(values.get(name), expected)) {
            return false;
        }
        values.remove(name);
        send(namespace, publications);
        return true;
    }

    @Override
    public synchronized Set<String> keys(String namespace) throws SdlException {
        open();
        String prefix = SdlNames.prefix(namespace);
        Set<String> found = new LinkedHashSet<>();
        for (Set<String> names : List.of(values.keySet(), groups.keySet())) {
            names.stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public synchronized void addMembers(String namespace, String group, Collection<byte[]> members)
            throws SdlException {
        storing();
        String name = SdlNames.prefix(namespace) + group;
        if (values.containsKey(name)) {
            throw storeError(noGroup(name));
        }
        for (byte[] member : members) {
            groups.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(Octets.of(member));
        }
        stored.incrementAndGet();
    }

    @Override
    public synchronized void removeMembers(String namespace, String group, Collection<byte[]> members)
            throws SdlException {
        storing();
        String name = SdlNames.prefix(namespace) + group;
        Set<Octets> present = groups.get(name);
        if (present != null) {
            members.forEach(member -> present.remove(Octets.of(member)));
            if (present.isEmpty()) {
                groups.remove(name);
            }
        }
        stored.incrementAndGet();
    }

    @Override
    public synchronized List<byte[]> members(String namespace, String group) throws SdlException {
        return group(namespace, group).stream().map(Octets::toArray).toList();
    }

    @Override
    public synchronized boolean isMember(String namespace, String group, byte[] member) throws SdlException {
        return group(namespace, group).contains(Octets.of(member));
    }

    @Override
    public synchronized long memberCount(String namespace, String group) throws SdlException {
        return group(namespace, group).size();
    }

    @Override
    public synchronized void publish(String namespace, Publication... publications) throws SdlException {
        open();
        send(namespace, publications);
    }

    @Override
    public synchronized SdlSubscription subscribe(String namespace, Collection<String> channels, SdlListener listener) {
        var entry = new Listening(SdlNames.prefix(namespace), Set.copyOf(channels), new Delivery(listener, executor));
        if (!closed) {
            listening.add(entry);
            entry.delivery().missed();
        }
        return () -> end(entry);
    }

    @Override
    public LongSupplier stored() {
        return stored::get;
    }

    @Override
    public LongSupplier storeErrors() {
        return storeErrors::get;
    }

    @Override
    public synchronized void close() {
        closed = true;
        listening.forEach(entry -> entry.delivery().close());
        listening.clear();
    }

    private synchronized void end(Listening entry) {
        entry.delivery().close();
        listening.remove(entry);
    }

    private Set<Octets> group(String namespace, String group) throws SdlException {
        open();
        String name = SdlNames.prefix(namespace) + group;
        if (values.containsKey(name)) {
            throw noGroup(name);
        }
        @Nullable Set<Octets> members = groups.get(name);
        return members == null ? Set.of() : members;
    }

    private void put(String name, byte[] value) {
        groups.remove(name);
        values.put(name, value.clone());
    }

    private void storing() throws SdlException {
        if (closed) {
            throw storeError(closedNow());
        }
    }

    private SdlException storeError(SdlException error) {
        storeErrors.incrementAndGet();
        return error;
    }

    private static SdlException closedNow() {
        return new SdlException("this SDL is closed");
    }

    private static SdlException noGroup(String name) {
        return new SdlException("SDL name " + name + " has a value, it is no group");
    }

    private void open() throws SdlException {
        if (closed) {
            throw closedNow();
        }
    }

    private void send(String namespace, Publication... publications) {
        String prefix = SdlNames.prefix(namespace);
        for (Publication publication : publications) {
            for (Listening entry : listening) {
                if (entry.prefix().equals(prefix) && entry.channels().contains(publication.channel())) {
                    entry.delivery().message(publication.channel(), publication.message());
                }
            }
        }
    }
}
