package io.mlpipeline.benchmarks.volume;

/**
 * From one number of texts to the next.
 *
 * @param texts there at its end
 * @param acknowledgedPerSecond while they were sent
 * @param cleanedPerSecond from the first sent to the last one stored
 * @param dataApi memory at its end
 * @param preprocessor memory at its end
 * @param databaseBytes of all tables and indexes at its end
 */
record Stage(
        int texts,
        double acknowledgedPerSecond,
        double cleanedPerSecond,
        Memory dataApi,
        Memory preprocessor,
        long databaseBytes) {}
