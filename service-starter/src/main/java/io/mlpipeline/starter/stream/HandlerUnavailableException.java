package io.mlpipeline.starter.stream;

/** Nothing can be handled for now, whatever the entries are: the consumer pauses and keeps them. */
public final class HandlerUnavailableException extends RuntimeException {

    /**
     * @param cause what is missing, such as a connection to the database
     */
    public HandlerUnavailableException(Throwable cause) {
        super(cause);
    }
}
