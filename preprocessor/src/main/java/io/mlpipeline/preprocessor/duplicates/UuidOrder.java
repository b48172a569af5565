package io.mlpipeline.preprocessor.duplicates;

import java.util.Comparator;
import java.util.UUID;

/** PostgreSQL's order of UUIDs, which is that of their bytes; Java's takes the halves as signed. */
enum UuidOrder implements Comparator<UUID> {
    INSTANCE;

    @Override
    public int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
