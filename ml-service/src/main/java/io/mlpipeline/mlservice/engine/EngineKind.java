package io.mlpipeline.mlservice.engine;

import java.util.Locale;

/**
 * The kinds of engine a model can be made of; the lower-case name is what files and answers hold.
 */
public enum EngineKind {
    LINEAR,
    ENCODER,
    CASCADE,
    ONNX;

    /** Name as in manifests, answers and metrics: {@code linear}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Kind with the given id.
     *
     * @throws IllegalArgumentException for any other text; its message lists the known ids
     */
    public static EngineKind of(String id) {
        for (EngineKind kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "The engine must be one of linear, encoder, cascade, onnx.");
    }
}
