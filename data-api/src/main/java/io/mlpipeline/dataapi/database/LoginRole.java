package io.mlpipeline.dataapi.database;

import java.time.Duration;

/**
 * A role that a service logs in as.
 *
 * @param name fixed, for the migrations grant to it by this name
 * @param secret property that holds its password
 * @param statementTimeout longest time one of its statements may run
 */
record LoginRole(String name, String secret, Duration statementTimeout) {}
