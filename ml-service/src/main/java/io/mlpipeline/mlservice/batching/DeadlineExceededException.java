package io.mlpipeline.mlservice.batching;

/** An item that waited so long that nobody is expected to want its answer any more. */
public final class DeadlineExceededException extends RuntimeException {

    DeadlineExceededException() {
        super("The work waited longer than its deadline.", null, false, false);
    }
}
