package io.mlpipeline.mlservice.batching;

/** The batch function failed on this caller's item, also when it was tried alone. */
public final class BatchFailedException extends RuntimeException {

    BatchFailedException(Throwable cause) {
        super("The item could not be computed.", cause);
    }
}
