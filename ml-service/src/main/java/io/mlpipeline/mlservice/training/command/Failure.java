package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.dataset.DatasetException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;

/** What went wrong, in one sentence, and the exit code that goes with it. */
final class Failure {

    /** As a shell has it for a program that ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private Failure() {}

    static int explain(Exception failure, PrintStream err) {
        switch (failure) {
            case CancellationException _ -> {
                err.println("Interrupted; nothing was written.");
                return INTERRUPTED;
            }
            case DatasetException e -> err.println(e.getMessage());
            case OutputException e -> err.println(e.getMessage());
            case IOException e ->
                    err.println(
                            "The model cannot be written (%s): check the space and the rights in the directory of --out."
                                    .formatted(reason(e)));
            default ->
                    err.println(
                            "The training failed by a fault of the program (%s); please report it."
                                    .formatted(where(failure)));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String where(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String name = failure.getClass().getSimpleName();
        return trace.length == 0 ? name : name + " at " + trace[0];
    }
}
