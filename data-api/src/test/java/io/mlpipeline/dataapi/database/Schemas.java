package io.mlpipeline.dataapi.database;

/** Schemas for tests of who waits for one. */
public final class Schemas {

    private Schemas() {}

    /** One that is in place. */
    public static Schema ready() {
        Schema schema = new Schema();
        schema.markReady();
        return schema;
    }
}
