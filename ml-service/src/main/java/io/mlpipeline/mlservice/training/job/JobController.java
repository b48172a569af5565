package io.mlpipeline.mlservice.training.job;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows trainings, and ends them. */
@RestController
@RequestMapping("/jobs")
@Tag(name = "Training", description = "Labelled texts in, a model in the registry out")
@SecurityRequirement(name = "apiKey")
class JobController {

    private final TrainingJobs jobs;
    private final JobEvents events;

    JobController(TrainingJobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List the jobs", description = "The latest first, ended ones included.")
    JobList list() {
        return new JobList(jobs.latestFirst().stream().map(JobDescription::of).toList());
    }

    /** Names no type, so that it answers whoever does not ask for events. */
    @GetMapping("/{id}")
    @Operation(
            summary = "Show a job",
            description =
                    "State, progress, and when it is done the model. With Accept: text/event-stream"
                            + " every change is sent as an event: progress, and done at the end.")
    @ApiResponse(
            responseCode = "200",
            description = "The job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = JobDescription.class)))
    JobDescription show(
            @Parameter(description = "A job", example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1")
                    @PathVariable
                    String id) {
        return JobDescription.of(jobs.job(id));
    }

    @GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    void watch(@PathVariable String id, HttpServletResponse response) throws IOException {
        events.stream(jobs.job(id), response);
    }

    @GetMapping("/{id}/events")
    @Operation(
            summary = "Watch a job",
            description = "Server-sent events: progress at every change, and done at the end.")
    @ApiResponse(
            responseCode = "200",
            description = "Events whose data is the job",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "event: progress\nid: 7\ndata: {\"id\":\"01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1\",\"state\":\"RUNNING\",…}\n\n")))
    void events(@PathVariable String id, HttpServletResponse response) throws IOException {
        events.stream(jobs.job(id), response);
    }

    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Cancel a job",
            description = "One that waits ends at once, one that runs soon.")
    @ApiResponse(responseCode = "200", description = "It has ended")
    @ApiResponse(responseCode = "202", description = "It will end soon")
    ResponseEntity<JobDescription> cancel(@PathVariable String id) {
        JobDescription job = JobDescription.of(jobs.cancel(id));
        return ResponseEntity.status(job.state().isEnd() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(job);
    }
}
