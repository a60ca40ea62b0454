package io.rantwin.harness.ric.appmgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.harness.ric.store.StoreException;
import io.rantwin.harness.ric.timing.Agenda;
import io.rantwin.xapp.complaint.Complaints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * The register of xApps. It differs from the platform's in one thing: that one makes the RMR address of an instance from a
 * hard-coded service name and takes the port alone from the request; this one keeps the whole {@code rmrEndpoint}, and takes
 * the control port from the descriptor, so that several xApps can run on one machine. Thread-safe.
 */
public final class Appmgr {
    private static final String NAMESPACE = "appdb";
    private static final String KEY = "endpoints";
    private static final int MOST_XAPPS = 1_000;

    private final boolean isRealistic;
    private final SharedData data;
    private final ConfigFetch fetch;
    private final Complaints complaints;
    private final List<XappWatcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<String, Xapp> xapps = new LinkedHashMap<>();
    /** So that the last one to write knows of all changes. */
    private final Object keeping = new Object();

    private long registrations;
    private long toggledOff;

    /**
     * @param isRealistic whether registering an endpoint twice removes it, as the platform does
     * @param data where the register is kept over a restart
     * @param fetch asks xApps for their descriptor
     * @param agenda for the pauses between tries
     */
    public Appmgr(boolean isRealistic, SharedData data, ConfigFetch fetch, Agenda agenda) {
        this.isRealistic = isRealistic;
        this.data = data;
        this.fetch = fetch;
        this.complaints = new Complaints(LoggerFactory.getLogger(Appmgr.class), agenda.clock());
    }

    /** Registers for changes from now on, and is told the state at once. */
    public void watch(XappWatcher watcher) {
        watchers.add(watcher);
        watcher.changed(xapps());
    }

    /** Takes the register out of the shared data, after a restart. */
    public void restore() {
        try {
            Octets kept = data.get(NAMESPACE, KEY).orElse(null);
            if (kept != null) {
                synchronized (this) {
                    xapps.clear();
                    for (JsonInput entry :
                            JsonInput.parse(kept.toArray(), Integer.MAX_VALUE).elements()) {
                        Xapp xapp = Xapp.read(entry);
                        xapps.put(keyOf(xapp.appName(), xapp.appInstanceName()), xapp);
                    }
                }
            }
        } catch (StoreException | BadRequestException lost) {
            complaints.add("register not restored", String.valueOf(lost.getMessage()));
        }
        for (Xapp xapp : all()) {
            completeIfNeeded(xapp);
        }
        tell();
    }

    /** Forgets all xApps, and the shared data of them, too. */
    public void forgetAll() {
        synchronized (this) {
            xapps.clear();
        }
        changed();
    }

    /** Registers an xApp; one that sent no descriptor is asked for it, and does not count before it answered. */
    void register(Xapp xapp) throws BadRequestException {
        String key = keyOf(xapp.appName(), xapp.appInstanceName());
        synchronized (this) {
            registrations++;
            Xapp before = xapps.get(key);
            if (isRealistic && before != null && before.rmrEndpoint().equals(xapp.rmrEndpoint())) {
                // The platform toggles the stored entry, and answers 201 all the same.
                xapps.remove(key);
                toggledOff++;
                complaints.add("registered twice", xapp.appInstanceName() + " is not registered any more");
            } else if (before == null && xapps.size() >= MOST_XAPPS) {
                throw new BadRequestException("", "is one xApp too many: " + MOST_XAPPS + " are registered");
            } else {
                xapps.put(key, xapp);
            }
        }
        changed();
        completeIfNeeded(xapp);
    }

    /** Removes an xApp; nothing happens when it is not registered. */
    void deregister(String appName, String appInstanceName) {
        synchronized (this) {
            xapps.remove(keyOf(appName, appInstanceName));
        }
        changed();
    }

    /** Registered xApps whose descriptor is known. */
    public List<Xapp> xapps() {
        return all().stream().filter(xapp -> !xapp.config().isEmpty()).toList();
    }

    /** Registered xApps, with and without descriptor. */
    synchronized List<Xapp> all() {
        return List.copyOf(xapps.values());
    }

    private void completeIfNeeded(Xapp xapp) {
        if (xapp.config().isEmpty()) {
            fetch.start(xapp, config -> complete(xapp, config), reason -> giveUp(xapp, reason));
        }
    }

    private void complete(Xapp xapp, String config) {
        synchronized (this) {
            // Meanwhile it may have left, or another one have come under its name.
            if (!xapps.replace(keyOf(xapp.appName(), xapp.appInstanceName()), xapp, xapp.withConfig(config))) {
                return;
            }
        }
        changed();
    }

    private void giveUp(Xapp xapp, String reason) {
        complaints.add("no descriptor", xapp.appInstanceName() + ": " + reason);
        synchronized (this) {
            if (!xapps.remove(keyOf(xapp.appName(), xapp.appInstanceName()), xapp)) {
                return;
            }
        }
        changed();
    }

    private void changed() {
        keep();
        tell();
    }

    /** Writes the register to the shared data once more, which have lost it. Blocks. */
    public void keepAgain() {
        keep();
    }

    private void keep() {
        synchronized (keeping) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            all().forEach(xapp -> json.add(xapp.registration()));
            try {
                data.set(NAMESPACE, KEY, Octets.of(json.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (StoreException lost) {
                complaints.add("register not kept", String.valueOf(lost.getMessage()));
            }
        }
    }

    private void tell() {
        List<Xapp> known = xapps();
        watchers.forEach(watcher -> watcher.changed(known));
    }

    /** The register and its counters. */
    public JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode list = state.putArray("xapps");
        List<Xapp> all = new ArrayList<>(all());
        for (Xapp xapp : all) {
            ObjectNode entry = xapp.instance();
            entry.put("xapp", xapp.appInstanceName())
                    .put("httpEndpoint", xapp.httpEndpoint().toString())
                    .put("controlAddress", xapp.controlAddress().toString())
                    .put("descriptorKnown", !xapp.config().isEmpty());
            list.add(entry);
        }
        synchronized (this) {
            state.put("registrations", registrations).put("toggledOff", toggledOff);
        }
        ObjectNode complaintCounts = state.putObject("complaints");
        complaints.counts().forEach(complaintCounts::put);
        return state;
    }

    private static String keyOf(String appName, String appInstanceName) {
        return appName + "/" + appInstanceName;
    }
}
