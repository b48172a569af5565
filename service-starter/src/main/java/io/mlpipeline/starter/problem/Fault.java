package io.mlpipeline.starter.problem;

/**
 * An exception as it may be logged: its types and where it arose, but no messages, for these often
 * quote what a user sent.
 */
final class Fault extends Exception {

    private static final int DEEPEST_CAUSE = 10;

    Fault(Throwable failure) {
        this(failure, DEEPEST_CAUSE);
    }

    private Fault(Throwable failure, int depth) {
        super(failure.getClass().getName());
        setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause();
        if (cause != null && depth > 0) {
            initCause(new Fault(cause, depth - 1));
        }
    }
}
