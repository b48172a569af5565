package io.mlpipeline.mlservice.engine;

/** A text that waited so long that nobody is expected to want its answer any more. */
public final class DeadlineExceededException extends RuntimeException {

    public DeadlineExceededException() {
        super("The work waited longer than its deadline.", null, false, false);
    }
}
