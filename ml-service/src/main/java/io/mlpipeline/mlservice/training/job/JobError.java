package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.DatasetException;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;

/**
 * Why a job failed.
 *
 * @param code stable, for programs
 * @param detail a sentence that says what to do
 */
record JobError(
        @Schema(example = "invalid_input") String code,
        @Schema(example = "The file is not UTF-8 somewhere after line 3: save it as UTF-8.")
                String detail) {

    static final String INTERNAL = "internal";

    static JobError of(Throwable failure) {
        return switch (failure) {
            case DatasetException e ->
                    new JobError("invalid_input", String.valueOf(e.getMessage()));
            case ProblemException e -> new JobError(e.code(), e.detail());
            case IOException _ ->
                    new JobError(
                            "not_writable",
                            "The model cannot be written: make room on the service's disk, or let it write there.");
            case OutOfMemoryError _ ->
                    new JobError(
                            "out_of_memory",
                            "The memory of the service does not suffice: give it more, or train on less data.");
            default ->
                    new JobError(
                            INTERNAL,
                            "The training failed by a fault of the service; report it with the job's id.");
        };
    }
}
