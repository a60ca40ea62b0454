package io.rantwin.harness.ran.network;

/** Lets tests write what otherwise only a running network counts. */
public final class Counts {
    private Counts() {}

    public static void add(RadioNetwork network, CellCount count, int cell, double amount) {
        network.account().add(count, cell, amount);
    }

    public static void add(RadioNetwork network, SliceCount count, int cell, int slice, double amount) {
        network.account().add(count, cell, slice, amount);
    }

    public static void add(RadioNetwork network, UeCount count, int ue, double amount) {
        network.account().add(count, ue, amount);
    }

    public static void addHandover(RadioNetwork network, int source, int target) {
        network.account().addHandover(source, target);
    }

    public static void addCqi(RadioNetwork network, int cell, int cqi) {
        network.account().addCqi(cell, cqi);
    }

    /** Puts a user into a cell, or nowhere. */
    public static void place(RadioNetwork network, int ue, int cell) {
        network.ues().cell[ue] = cell;
    }

    public static void sinr(RadioNetwork network, int ue, double decibels) {
        network.ues().sinrDecibels[ue] = (float) decibels;
    }
}
