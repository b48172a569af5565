package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.DatasetException;
import io.mlpipeline.mlservice.dataset.DatasetFormat;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code POST /models/train}: labelled texts in, a job out. */
@RestController
@Tag(name = "Training", description = "Labelled texts in, a model in the registry out")
@SecurityRequirement(name = "apiKey")
class TrainingController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String SUMMARY = "Train a model";
    private static final String DESCRIPTION =
            "Takes CSV (RFC 4180, with a header) or one JSON object in each line, UTF-8, at most"
                    + " 64 MiB, as the body or as the part 'file' of a multipart body. Answers with"
                    + " a job; its model is published in the registry, and becomes the champion if"
                    + " activate is true. As JSON, with {\"source\":\"collected\"}, it trains on"
                    + " what people sent to data-api as labels and corrections instead: the newest"
                    + " word on each text, without the 15 % of the texts by which versions are"
                    + " compared. Such a model becomes the candidate and is compared with the"
                    + " champion.";
    private static final String COLLECTED =
            "{\"source\":\"collected\",\"engine\":\"cascade\",\"seed\":42}";

    private final TrainingJobs jobs;

    TrainingController(TrainingJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping(
            path = "/models/train",
            consumes = {CSV, NDJSON},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = "string"),
                        examples =
                                @ExampleObject(
                                        value =
                                                "text,label\nI lost my card,lost_card\nWhere is my money?,transfer\n")),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = "string"),
                        examples =
                                @ExampleObject(
                                        value =
                                                "{\"text\":\"I lost my card\",\"label\":\"lost_card\"}\n")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CollectedTraining.class),
                        examples = @ExampleObject(COLLECTED))
            })
    @ApiResponse(
            responseCode = "202",
            description = "The job; the header Location names it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = JobDescription.class)))
    ResponseEntity<JobDescription> train(
            @ParameterObject @ModelAttribute TrainingParameters parameters,
            HttpServletRequest request)
            throws IOException {
        TrainingParameters.requireKnown(request.getParameterMap().keySet());
        DatasetFormat format = formatOfType(request.getContentType());
        return accepted(jobs.submit(parameters.order(format), request::getInputStream));
    }

    @PostMapping(
            path = "/models/train",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @ApiResponse(responseCode = "202", description = "The job; the header Location names it")
    ResponseEntity<JobDescription> train(
            @ParameterObject @ModelAttribute TrainingParameters parameters,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        TrainingParameters.requireKnown(request.getParameterMap().keySet());
        if (file == null) {
            throw ProblemException.invalidRequest(
                    "Send the examples as a file in the part 'file'.");
        }
        return accepted(jobs.submit(parameters.order(formatOf(file)), file::getInputStream));
    }

    @PostMapping(
            path = "/models/train",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @ApiResponse(responseCode = "202", description = "The job; the header Location names it")
    ResponseEntity<JobDescription> train(
            @RequestBody CollectedTraining wanted, HttpServletRequest request) throws IOException {
        if (!request.getParameterMap().isEmpty()) {
            throw ProblemException.invalidRequest(
                    "With a JSON body the parameters stand in it; leave out the query.");
        }
        return accepted(jobs.submit(wanted.order()));
    }

    private static ResponseEntity<JobDescription> accepted(TrainingJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/jobs/" + job.id()))
                .body(JobDescription.of(job));
    }

    /** By its name's ending; where that tells nothing, by its type. */
    private static DatasetFormat formatOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        try {
            return DatasetFormat.ofFileName(name == null ? "" : name);
        } catch (DatasetException e) {
            return formatOfType(file.getContentType());
        }
    }

    private static DatasetFormat formatOfType(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (type.equalsIgnoreCase(CSV)) {
            return DatasetFormat.CSV;
        }
        if (type.equalsIgnoreCase(NDJSON)) {
            return DatasetFormat.NDJSON;
        }
        throw new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "Name the file .csv, .ndjson or .jsonl, or send it as %s or %s."
                        .formatted(CSV, NDJSON),
                null);
    }
}
