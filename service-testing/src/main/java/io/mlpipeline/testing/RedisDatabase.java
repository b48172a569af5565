package io.mlpipeline.testing;

/**
 * A logical database of one test class.
 *
 * @param host where its server is
 * @param port of its server
 * @param number what SELECT takes
 */
public record RedisDatabase(String host, int port, int number) {}
