package io.rantwin.planner.configuration;

import io.rantwin.planner.fields.Fields;
import io.rantwin.twin.topology.Snssai;

/**
 * One attribute of one cell, neighbour relation or slice of a cell, as it was found and as it is to be.
 *
 * @param cellId the cell
 * @param neighbourId the neighbour that an offset is towards; empty for what is of the cell alone
 * @param slice S-NSSAI as text that a guarantee is for; empty for all else
 * @param from value that it had when this was planned, and gets back
 * @param to value that it is to have
 */
public record Setting(Attribute attribute, String cellId, String neighbourId, String slice, double from, double to) {
    /** Checks that it is of something, changes it, and stays within its range. */
    public Setting {
        if (cellId.isEmpty() || (attribute == Attribute.OFFSET) == neighbourId.isEmpty()) {
            throw new IllegalArgumentException(
                    "An offset is of a cell towards a neighbour, everything else of a cell alone; this is of '" + cellId
                            + "' towards '" + neighbourId + "'.");
        }
        if ((attribute == Attribute.GUARANTEE) == slice.isEmpty()) {
            throw new IllegalArgumentException("A share of PRBs is for a slice, everything else for none; the "
                    + attribute.member() + " of " + cellId + " is for '" + slice + "'.");
        }
        if (!slice.isEmpty()) {
            Snssai parsed = Snssai.parse(slice);
            if (parsed == null) {
                throw new IllegalArgumentException("'" + slice + "' is no slice: " + Snssai.WRITTEN + ".");
            }
            // The same slice is equal however it was spelt.
            slice = parsed.toString();
        }
        if (cellId.equals(neighbourId)) {
            throw new IllegalArgumentException("The cell " + cellId + " is no neighbour of itself.");
        }
        if (!(from >= attribute.least() && from <= attribute.most())
                || !(to >= attribute.least() && to <= attribute.most())) {
            throw new IllegalArgumentException(attribute.member() + " of " + cellId + " lies within "
                    + Fields.plain(attribute.least()) + " .. " + Fields.plain(attribute.most()) + " " + attribute.unit()
                    + ", not " + Fields.plain(from) + " and " + Fields.plain(to) + ".");
        }
        if (attribute == Attribute.GUARANTEE && (from != Math.rint(from) || to != Math.rint(to))) {
            throw new IllegalArgumentException("The " + attribute.member() + " of slice " + slice + " in " + cellId
                    + " is in whole percent, not " + Fields.plain(from) + " and " + Fields.plain(to) + ".");
        }
        if (from == to) {
            throw new IllegalArgumentException(
                    attribute.member() + " of " + cellId + " is to be what it is, " + Fields.plain(to) + ".");
        }
    }

    /** An offset of a cell towards a neighbour. */
    public static Setting offset(String cellId, String neighbourId, double from, double to) {
        return new Setting(Attribute.OFFSET, cellId, neighbourId, "", from, to);
    }

    /** Electrical tilt of a cell. */
    public static Setting tilt(String cellId, double from, double to) {
        return new Setting(Attribute.TILT, cellId, "", "", from, to);
    }

    /** Power of a cell. */
    public static Setting power(String cellId, double from, double to) {
        return new Setting(Attribute.POWER, cellId, "", "", from, to);
    }

    /** Guaranteed share of a slice in a cell. */
    public static Setting guarantee(String cellId, Snssai slice, double from, double to) {
        return new Setting(Attribute.GUARANTEE, cellId, "", slice.toString(), from, to);
    }

    /** The slice that it is for; only of a guarantee. */
    public Snssai snssai() {
        Snssai parsed = Snssai.parse(slice);
        if (parsed == null) {
            throw new IllegalStateException("The " + target() + " is for no slice.");
        }
        return parsed;
    }

    /** Whether another one sets the same thing. */
    public boolean isOfSame(Setting other) {
        return attribute == other.attribute
                && cellId.equals(other.cellId)
                && neighbourId.equals(other.neighbourId)
                && slice.equals(other.slice);
    }

    /** What is set, such as {@code cellIndividualOffset of A towards B}. */
    public String target() {
        return attribute.member()
                + (slice.isEmpty() ? " of " : " of slice " + slice + " in ")
                + cellId
                + (neighbourId.isEmpty() ? "" : " towards " + neighbourId);
    }

    /** All of it, such as {@code cellIndividualOffset of A towards B from 0 to 3 dB}. */
    public String words() {
        return target() + " from " + Fields.plain(from) + " to " + Fields.plain(to) + " " + attribute.unit();
    }
}
