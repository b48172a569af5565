package io.mlpipeline.quickstart.demo;

import tools.jackson.databind.JsonNode;

/**
 * What the suite made of a message.
 *
 * @param message the message
 * @param id by which people can correct it
 * @param label the predicted one
 * @param score how sure it is, 0 to 1
 * @param modelVersion which answered
 */
record Answer(Message message, String id, String label, double score, String modelVersion) {

    static Answer of(Message message, JsonNode prediction) {
        return new Answer(
                message,
                prediction.path("id").asString(""),
                prediction.path("label").asString(""),
                prediction.path("score").asDouble(0),
                prediction.path("modelVersion").asString(""));
    }

    boolean isRight() {
        return label.equals(message.label());
    }
}
