package io.mlpipeline.mlservice.learning;

import java.util.UUID;

/**
 * The share of collected texts that no candidate is ever trained on, so that the same texts judge
 * all versions: those whose content key, a hash, is below a bound. What a text's key is never
 * changes, so neither does the side on which it stands, whoever labels it and how often.
 */
final class HoldOut {

    /** About this share of the keys is below the bound. Not a setting, for then it would move. */
    static final double SHARE = 0.15;

    /** 0.15 of all keys of 128 bits, read as unsigned, as PostgreSQL compares them. */
    static final UUID BOUND = UUID.fromString("26666666-6666-6666-6666-666666666666");

    private HoldOut() {}
}
