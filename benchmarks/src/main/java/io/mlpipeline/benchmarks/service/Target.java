package io.mlpipeline.benchmarks.service;

/** What can be measured. */
public enum Target {
    /** Flask, gunicorn and scikit-learn. */
    FLASK,
    /** The services' set-up without a model. */
    NOOP,
    /** ml-service with its linear engine. */
    LINEAR,
    /** ml-service with its encoder engine. */
    ENCODER,
    /** ml-service with a cascade that has not seen the texts sent. */
    CASCADE,
    /** ml-service with the model inside its jar, which may have been trained on the texts sent. */
    SHIPPED,
    /** ONNX Runtime in a bare loop; no service. */
    ONNXRUNTIME;

    /** The name in options, tables and folders. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it answers over HTTP. */
    public boolean isService() {
        return this != ONNXRUNTIME;
    }

    /** Whether its answers can be checked against the held-out labels. */
    public boolean isTrainedHere() {
        return this != NOOP && this != SHIPPED && isService();
    }
}
