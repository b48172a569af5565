package io.mlpipeline.mlservice.dataset;

/** Data that cannot be trained on; the message is a sentence that says what to do. */
public final class DatasetException extends RuntimeException {

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
