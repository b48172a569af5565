package io.mlpipeline.mlservice.prediction;

import com.fasterxml.uuid.UUIDType;
import com.fasterxml.uuid.impl.UUIDUtil;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes ids of predictions: UUIDs of version 7 (RFC 9562, 5.7), so that they sort by time. They
 * must be unique, not unguessable, and one is made for every answer: hence a random source without
 * a lock, where the library's own generators take one.
 */
final class PredictionIds {

    private static final int TIME_SHIFT = 16;
    private static final long RANDOM_BITS = 0xffffL;

    private PredictionIds() {}

    static List<String> next(int count) {
        if (count == 1) {
            return List.of(next());
        }
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = next();
        }
        return List.of(ids);
    }

    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << TIME_SHIFT | (random.nextLong() & RANDOM_BITS);
        return UUIDUtil.constructUUID(UUIDType.TIME_BASED_EPOCH, high, random.nextLong())
                .toString();
    }
}
