package io.mlpipeline.dataapi.database;

/** The database was reached and has this version's schema; published once, at start. */
public record SchemaReadyEvent() {}
