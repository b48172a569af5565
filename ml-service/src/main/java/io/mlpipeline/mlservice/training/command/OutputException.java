package io.mlpipeline.mlservice.training.command;

/** A place where no model can be written; the message is a sentence that says what to do. */
final class OutputException extends RuntimeException {

    OutputException(String message) {
        super(message);
    }
}
