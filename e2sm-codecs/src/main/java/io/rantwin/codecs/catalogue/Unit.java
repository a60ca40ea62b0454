package io.rantwin.codecs.catalogue;

/**
 * Unit of a measurement value. Symbols follow UCUM where it has one ({@code Cel}, {@code kbit/s}); counted things
 * ({@code PRB}, {@code UE}) have a symbol of their own, so that they are never mixed up by conversion.
 */
public enum Unit implements TableCode {
    COUNT("count", Quantity.COUNT, 1),
    /** No unit, or one that the sender's setup decides. */
    ONE("1", Quantity.UNSPECIFIED, 1),
    /** A code point such as CQI or an RSRP level of TS 38.133. */
    INDEX("index", Quantity.INDEX, 1),
    /** 0 or 1. */
    FLAG("flag", Quantity.FLAG, 1),
    FRACTION("fraction", Quantity.RATIO, 1),
    PERCENT("%", Quantity.RATIO, 1e-2),
    PER_MILLION("1e-6", Quantity.RATIO, 1e-6),
    PRB("PRB", Quantity.PRB, 1),
    /** PRBs summed over slots. */
    PRB_SLOT("PRB.slot", Quantity.PRB_SLOT, 1),
    UE("UE", Quantity.UE, 1),
    LAYER("layer", Quantity.LAYER, 1),
    BIT_PER_SECOND("bit/s", Quantity.DATA_RATE, 1),
    KBIT_PER_SECOND("kbit/s", Quantity.DATA_RATE, 1e3),
    MBIT_PER_SECOND("Mbit/s", Quantity.DATA_RATE, 1e6),
    GBIT_PER_SECOND("Gbit/s", Quantity.DATA_RATE, 1e9),
    BIT("bit", Quantity.DATA_VOLUME, 1),
    BYTE("byte", Quantity.DATA_VOLUME, 8),
    KBIT("kbit", Quantity.DATA_VOLUME, 1e3),
    MBIT("Mbit", Quantity.DATA_VOLUME, 1e6),
    MICROSECOND("us", Quantity.TIME, 1e-6),
    /** The 0.1 ms steps TS 28.552 gives delays in. */
    TENTH_MILLISECOND("0.1ms", Quantity.TIME, 1e-4),
    MILLISECOND("ms", Quantity.TIME, 1e-3),
    SECOND("s", Quantity.TIME, 1),
    WATT("W", Quantity.POWER, 1),
    KILOWATT_HOUR("kWh", Quantity.ENERGY, 3.6e6),
    WATT_HOUR("Wh", Quantity.ENERGY, 3.6e3),
    JOULE("J", Quantity.ENERGY, 1),
    CELSIUS("Cel", Quantity.TEMPERATURE, 1),
    VOLT("V", Quantity.VOLTAGE, 1),
    AMPERE("A", Quantity.CURRENT, 1),
    /** Logarithmic power; not convertible to {@link #WATT} because conversion here is by factor only. */
    DBM("dBm", Quantity.POWER_LEVEL, 1),
    DB("dB", Quantity.LEVEL, 1),
    DEGREE("deg", Quantity.ANGLE, 1),
    METRE("m", Quantity.LENGTH, 1),
    KILOMETRE_PER_HOUR("km/h", Quantity.SPEED, 1 / 3.6);

    /** What a unit measures; only units of the same quantity convert into each other. */
    public enum Quantity {
        COUNT,
        UNSPECIFIED,
        INDEX,
        FLAG,
        RATIO,
        PRB,
        PRB_SLOT,
        UE,
        LAYER,
        DATA_RATE,
        DATA_VOLUME,
        TIME,
        POWER,
        ENERGY,
        TEMPERATURE,
        VOLTAGE,
        CURRENT,
        POWER_LEVEL,
        LEVEL,
        ANGLE,
        LENGTH,
        SPEED
    }

    private final String symbol;
    private final Quantity quantity;
    private final double baseUnits;

    Unit(String symbol, Quantity quantity, double baseUnits) {
        this.symbol = symbol;
        this.quantity = quantity;
        this.baseUnits = baseUnits;
    }

    /** The symbol, as shown to people and written in the tables. */
    @Override
    public String code() {
        return symbol;
    }

    /** What this unit measures. */
    public Quantity quantity() {
        return quantity;
    }

    /** Whether a value in this unit has a meaning in the other one. */
    public boolean isConvertibleTo(Unit other) {
        return quantity == other.quantity;
    }

    /**
     * Converts a value of this unit.
     *
     * @throws IllegalArgumentException when the units measure different things; ask {@link #isConvertibleTo} first
     */
    public double convert(double value, Unit target) {
        if (!isConvertibleTo(target)) {
            throw new IllegalArgumentException("The unit %s (%s) has no factor to %s (%s)."
                    .formatted(symbol, quantity, target.symbol, target.quantity));
        }
        return this == target ? value : value * baseUnits / target.baseUnits;
    }
}
