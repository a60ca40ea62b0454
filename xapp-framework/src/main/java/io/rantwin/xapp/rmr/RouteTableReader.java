package io.rantwin.xapp.rmr;

import io.rantwin.xapp.rmr.RouteTable.Route;
import io.rantwin.xapp.rmr.RouteTable.RouteKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads route table text, record by record, into a new table: {@code newrt}, {@code updatert} and {@code meid_map} sections.
 * A section becomes active at its end and may come in several messages; what is wrong costs the section, never the active
 * table. Lines that are no record are counted and skipped. Not thread-safe.
 */
final class RouteTableReader {
    /** What a section is made of while it is read. */
    private enum Section {
        NONE,
        NEW_ROUTES,
        UPDATED_ROUTES,
        MANAGED_ELEMENTS
    }

    private final Set<String> ownSources;
    private final int mostRecords;
    private RouteTable active = RouteTable.EMPTY;
    private boolean hasDynamicTable;

    private Section section = Section.NONE;
    private String pendingId = "";
    private int records;
    private Map<RouteKey, Route> pendingRoutes = new HashMap<>();
    private Map<String, RmrAddress> pendingOwners = new HashMap<>();
    private long skippedLines;

    /**
     * @param ownSources the names that the own data listener is known by ({@code host:port}); they are taken out of
     *     endpoint lists, and records for other senders are skipped
     * @param mostRecords more in one section are refused
     */
    RouteTableReader(Set<String> ownSources, int mostRecords) {
        this.ownSources = Set.copyOf(ownSources);
        this.mostRecords = mostRecords;
    }

    /** The table in force. */
    RouteTable active() {
        return active;
    }

    /** Lines so far that were no record, or a record out of place. */
    long skippedLines() {
        return skippedLines;
    }

    /**
     * Reads a message or a file.
     *
     * @param isStatic whether it is a file: updates only count after a table that was pushed
     * @return the end of a section or why one was dropped, in their order; a refusal comes at once
     */
    List<TableOutcome> read(String text, boolean isStatic) {
        List<TableOutcome> outcomes = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            TableOutcome outcome = line(text.substring(from, end), isStatic);
            if (outcome != null) {
                outcomes.add(outcome);
            }
            from = end + 1;
        }
        return outcomes;
    }

    private @Nullable TableOutcome line(String line, boolean isStatic) {
        List<String> fields = fields(line);
        String first = fields.getFirst();
        if (first.isEmpty() && fields.size() == 1) {
            return null;
        }
        String second = fields.size() > 1 ? fields.get(1) : "";
        return switch (first) {
            case "newrt", "updatert", "meid_map" ->
                switch (second) {
                    case "start" -> start(first, fields, isStatic);
                    case "end" -> end(first, fields, isStatic);
                    default -> skip();
                };
            case "rte", "mse", "del" ->
                section == Section.NEW_ROUTES || section == Section.UPDATED_ROUTES
                        ? routeRecord(first, fields)
                        : skip();
            case "mme_ar", "mme_del" ->
                section == Section.MANAGED_ELEMENTS ? managedElementRecord(first, fields) : skip();
            default -> skip();
        };
    }

    /** Fields of a line without its comment, blanks trimmed; never empty. */
    private static List<String> fields(String line) {
        String record = line;
        for (int hash = line.indexOf('#'); hash >= 0; hash = line.indexOf('#', hash + 1)) {
            if (hash == 0 || Character.isWhitespace(line.charAt(hash - 1))) {
                record = line.substring(0, hash);
                break;
            }
        }
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (true) {
            int bar = record.indexOf('|', from);
            fields.add(strip(record.substring(from, bar < 0 ? record.length() : bar)));
            if (bar < 0) {
                return fields;
            }
            from = bar + 1;
        }
    }

    /** C programs end their texts with a zero octet. */
    private static String strip(String field) {
        int end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    private @Nullable TableOutcome skip() {
        skippedLines++;
        return null;
    }

    private @Nullable TableOutcome start(String kind, List<String> fields, boolean isStatic) {
        String id = fields.size() > 2 ? fields.get(2) : "";
        if (section != Section.NONE) {
            section = Section.NONE;
            return new TableOutcome.Refused(id, "table not complete");
        }
        if (kind.equals("updatert") && !hasDynamicTable && !isStatic) {
            // As librmr does: without a table there is nothing to update, and nothing to say either.
            return null;
        }
        pendingId = id;
        records = 0;
        switch (kind) {
            case "newrt" -> {
                section = Section.NEW_ROUTES;
                pendingRoutes = new HashMap<>();
            }
            case "updatert" -> {
                section = Section.UPDATED_ROUTES;
                pendingRoutes = new HashMap<>(active.routes());
            }
            default -> {
                section = Section.MANAGED_ELEMENTS;
                pendingOwners = new HashMap<>(active.owners());
            }
        }
        return null;
    }

    private @Nullable TableOutcome end(String kind, List<String> fields, boolean isStatic) {
        Section ended = switch (kind) {
            case "newrt" -> Section.NEW_ROUTES;
            case "updatert" -> Section.UPDATED_ROUTES;
            default -> Section.MANAGED_ELEMENTS;
        };
        if (section != ended) {
            return skip();
        }
        section = Section.NONE;
        String count = fields.size() > 2 ? fields.get(2) : "";
        if (!count.isEmpty() && !count.equals(Integer.toString(records))) {
            return new TableOutcome.Refused(
                    pendingId, "missing table records: expected " + shorten(count) + " got " + records);
        }
        if (ended == Section.MANAGED_ELEMENTS) {
            active = new RouteTable(active.id(), active.routes(), pendingOwners);
            return new TableOutcome.ManagedElementsActive(pendingId, records);
        }
        active = new RouteTable(pendingId, pendingRoutes, active.owners());
        hasDynamicTable |= !isStatic;
        return new TableOutcome.RoutesActive(pendingId, records);
    }

    private @Nullable TableOutcome count() {
        records++;
        if (records > mostRecords) {
            section = Section.NONE;
            return new TableOutcome.Refused(pendingId, "more than " + mostRecords + " records");
        }
        return null;
    }

    private static String shorten(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    private @Nullable TableOutcome routeRecord(String kind, List<String> fields) {
        String[] typeAndSenders = fields.size() > 1 ? fields.get(1).split(",", -1) : new String[] {""};
        Integer type = number(typeAndSenders[0]);
        boolean isMse = kind.equals("mse");
        boolean isDelete = kind.equals("del");
        int idField = isMse || isDelete ? 2 : 3;
        String idText = fields.size() > idField ? fields.get(idField) : "";
        Integer id = idText.isEmpty() ? Integer.valueOf(RmrMessage.NO_SUBSCRIPTION) : number(idText);
        String endpoints = isDelete ? "" : field(fields, isMse ? 3 : 2);
        if (type == null || id == null || !isDelete && endpoints.isEmpty()) {
            skippedLines++;
            return count();
        }
        if (isForMe(typeAndSenders)) {
            RouteKey key = new RouteKey(id, type);
            if (isDelete) {
                pendingRoutes.remove(key);
            } else {
                put(key, endpoints);
            }
        }
        return count();
    }

    private void put(RouteKey key, String endpoints) {
        if (endpoints.equals("%meid")) {
            pendingRoutes.put(key, new Route.OwnerOfManagedElement());
            return;
        }
        List<RoundRobin> groups = new ArrayList<>();
        for (String group : endpoints.split(";", -1)) {
            Set<RmrAddress> members = new LinkedHashSet<>();
            for (String member : group.split(",", -1)) {
                RmrAddress address = RmrAddress.parse(member.strip());
                if (address == null) {
                    skippedLines++;
                } else if (!ownSources.contains(address.toString())) {
                    members.add(address);
                }
            }
            if (!members.isEmpty()) {
                groups.add(new RoundRobin(List.copyOf(members)));
            }
        }
        if (groups.isEmpty()) {
            pendingRoutes.remove(key);
        } else {
            pendingRoutes.put(key, new Route.Groups(groups));
        }
    }

    private boolean isForMe(String[] typeAndSenders) {
        for (int i = 1; i < typeAndSenders.length; i++) {
            if (ownSources.contains(typeAndSenders[i].strip())) {
                return true;
            }
        }
        return typeAndSenders.length == 1;
    }

    private @Nullable TableOutcome managedElementRecord(String kind, List<String> fields) {
        boolean isDelete = kind.equals("mme_del");
        RmrAddress owner = isDelete ? null : RmrAddress.parse(field(fields, 1));
        String names = field(fields, isDelete ? 1 : 2);
        if (names.isEmpty() || !isDelete && owner == null) {
            skippedLines++;
            return count();
        }
        for (String name : names.split("\\s+")) {
            if (owner == null) {
                pendingOwners.remove(name);
            } else if (pendingOwners.size() < mostRecords) {
                pendingOwners.put(name, owner);
            }
        }
        return count();
    }

    private static String field(List<String> fields, int index) {
        return fields.size() > index ? fields.get(index) : "";
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
