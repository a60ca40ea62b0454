package io.rantwin.codecs.ccc;

/** Order to start or stop energy saving in the cell: clause 8.8.2.5. */
public enum EnergySavingControl implements WireName {
    TO_BE_ENERGY_SAVING("toBeEnergySaving"),
    TO_BE_NOT_ENERGY_SAVING("toBeNotEnergySaving");

    private final String wireName;

    EnergySavingControl(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
