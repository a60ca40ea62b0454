package io.rantwin.codecs.ccc;

/** Whether the cell saves energy: clause 8.8.2.5. */
public enum EnergySavingState implements WireName {
    IS_NOT_ENERGY_SAVING("isNotEnergySaving"),
    IS_ENERGY_SAVING("isEnergySaving");

    private final String wireName;

    EnergySavingState(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
