package io.rantwin.harness.ric.store;

import io.rantwin.codecs.per.Octets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Shared data that ends with the process; events have no listeners. */
public final class MemoryData implements SharedData {
    private final Map<String, Map<String, Octets>> values = new TreeMap<>();
    private final Map<String, Map<String, Set<Octets>>> groups = new TreeMap<>();

    @Override
    public synchronized Optional<Octets> get(String namespace, String key) {
        return Optional.ofNullable(values.getOrDefault(namespace, Map.of()).get(key));
    }

    @Override
    public synchronized Map<String, Octets> getAll(String namespace) {
        return new TreeMap<>(values.getOrDefault(namespace, Map.of()));
    }

    @Override
    public synchronized void set(String namespace, String key, Octets value) {
        values.computeIfAbsent(namespace, _ -> new TreeMap<>()).put(key, value);
    }

    @Override
    public synchronized void remove(String namespace, String key) {
        Map<String, Octets> keys = values.get(namespace);
        if (keys != null) {
            keys.remove(key);
        }
    }

    @Override
    public synchronized Set<Octets> members(String namespace, String group) {
        return Set.copyOf(groups.getOrDefault(namespace, Map.of()).getOrDefault(group, Set.of()));
    }

    @Override
    public synchronized void addMember(String namespace, String group, Octets member) {
        groups.computeIfAbsent(namespace, _ -> new TreeMap<>())
                .computeIfAbsent(group, _ -> new HashSet<>())
                .add(member);
    }

    @Override
    public synchronized void removeMember(String namespace, String group, Octets member) {
        Set<Octets> members = groups.getOrDefault(namespace, Map.of()).get(group);
        if (members != null) {
            members.remove(member);
        }
    }

    @Override
    public void publish(String namespace, String channel, String event) {
        // Nobody can listen to the memory of this process.
    }

    @Override
    public synchronized void clear() {
        values.clear();
        groups.clear();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** Number of values and set members. */
    synchronized int size() {
        int size = 0;
        for (Map<String, Octets> keys : values.values()) {
            size += keys.size();
        }
        for (Map<String, Set<Octets>> sets : groups.values()) {
            for (Set<Octets> members : sets.values()) {
                size += members.size();
            }
        }
        return size;
    }

    /** Tells all content as the changes that make it. */
    synchronized void describe(ChangeReader to) throws StoreException {
        for (Map.Entry<String, Map<String, Octets>> namespace : values.entrySet()) {
            for (Map.Entry<String, Octets> value : namespace.getValue().entrySet()) {
                to.change(Change.SET, namespace.getKey(), value.getKey(), value.getValue());
            }
        }
        for (Map.Entry<String, Map<String, Set<Octets>>> namespace : groups.entrySet()) {
            for (Map.Entry<String, Set<Octets>> group : namespace.getValue().entrySet()) {
                for (Octets member : group.getValue()) {
                    to.change(Change.ADD_MEMBER, namespace.getKey(), group.getKey(), member);
                }
            }
        }
    }

    /** Makes one change. */
    void apply(Change change, String namespace, String key, Octets value) {
        switch (change) {
            case SET -> set(namespace, key, value);
            case REMOVE -> remove(namespace, key);
            case ADD_MEMBER -> addMember(namespace, key, value);
            case REMOVE_MEMBER -> removeMember(namespace, key, value);
            case CLEAR -> clear();
        }
    }

    /** Kinds of change. */
    enum Change {
        SET,
        REMOVE,
        ADD_MEMBER,
        REMOVE_MEMBER,
        CLEAR
    }

    /** Is told changes. */
    interface ChangeReader {
        void change(Change change, String namespace, String key, Octets value) throws StoreException;
    }
}
