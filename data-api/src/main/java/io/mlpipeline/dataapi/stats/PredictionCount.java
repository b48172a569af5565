package io.mlpipeline.dataapi.stats;

/**
 * How many answers were alike.
 *
 * @param modelVersion the version that answered
 * @param label the label it answered with
 * @param engine the engine that answered
 * @param abstained whether it abstained
 * @param bin which tenth the score was in, 0 to 9
 * @param count how many
 */
record PredictionCount(
        String modelVersion, String label, String engine, boolean abstained, int bin, long count) {}
