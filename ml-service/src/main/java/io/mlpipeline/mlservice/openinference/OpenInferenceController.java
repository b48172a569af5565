package io.mlpipeline.mlservice.openinference;

import io.mlpipeline.mlservice.prediction.Outcome;
import io.mlpipeline.mlservice.prediction.PredictionService;
import io.mlpipeline.mlservice.prediction.Question;
import io.mlpipeline.mlservice.prediction.ServerTiming;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.ModelNotFoundException;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The Open Inference Protocol over HTTP. There is one model, whose versions are the registry's; a
 * path without a version means the champion.
 */
@RestController
@RequestMapping(path = "/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Open Inference Protocol", description = "Version 2, over HTTP")
class OpenInferenceController {

    static final String INPUT = "text";
    static final String LABEL = "label";
    static final String SCORE = "score";
    static final String PROBABILITIES = "probabilities";
    static final Set<String> OUTPUTS = Set.of(LABEL, SCORE, PROBABILITIES);

    private static final int ANY_SIZE = -1;

    private final String modelName;
    private final ModelRegistry registry;
    private final PredictionService service;
    private final ApplicationAvailability availability;
    private final ServerMetadata server;

    OpenInferenceController(
            OpenInferenceProperties settings,
            ModelRegistry registry,
            PredictionService service,
            ApplicationAvailability availability,
            ObjectProvider<BuildProperties> build) {
        this.modelName = settings.modelName();
        this.registry = registry;
        this.service = service;
        this.availability = availability;
        this.server = new ServerMetadata("ml-service", versionOf(build), List.of());
    }

    @GetMapping({"", "/"})
    @Operation(summary = "Describe the server")
    ServerMetadata server() {
        return server;
    }

    @GetMapping("/health/live")
    @Operation(summary = "Is the server alive?")
    Liveness live() {
        return new Liveness(true);
    }

    @GetMapping("/health/ready")
    @Operation(summary = "Can the server infer?", description = "503 while it cannot.")
    ResponseEntity<Readiness> ready() {
        boolean ready =
                registry.isReady()
                        && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return ResponseEntity.status(status(ready)).body(new Readiness(ready, true));
    }

    @GetMapping({"/models/{model}", "/models/{model}/versions/{version}"})
    @Operation(summary = "Describe a model")
    ModelMetadata model(
            @PathVariable String model, @PathVariable(required = false) @Nullable String version) {
        requireKnown(model);
        ModelManifest manifest = registry.manifestOf(version);
        int labels = manifest.labels().size();
        return new ModelMetadata(
                modelName,
                registry.loadedVersions(),
                "ml-pipeline_" + manifest.engine(),
                List.of(new TensorMetadata(INPUT, "BYTES", List.of(ANY_SIZE))),
                List.of(
                        new TensorMetadata(LABEL, "BYTES", List.of(ANY_SIZE)),
                        new TensorMetadata(SCORE, "FP32", List.of(ANY_SIZE)),
                        new TensorMetadata(PROBABILITIES, "FP32", List.of(ANY_SIZE, labels))),
                Map.of("labels", manifest.labels()));
    }

    @GetMapping({"/models/{model}/ready", "/models/{model}/versions/{version}/ready"})
    @Operation(summary = "Can a model infer?", description = "503 while it cannot.")
    ResponseEntity<ModelReady> modelReady(
            @PathVariable String model, @PathVariable(required = false) @Nullable String version) {
        requireKnown(model);
        boolean ready = registry.isLoaded(version);
        return ResponseEntity.status(status(ready)).body(new ModelReady(modelName, ready));
    }

    @PostMapping(
            path = {"/models/{model}/infer", "/models/{model}/versions/{version}/infer"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Infer",
            description =
                    "Takes the tensor text, BYTES of shape [n] or [n,1], and gives label, BYTES [n],"
                            + " score, FP32 [n], and probabilities, FP32 [n,k] in the order of the"
                            + " labels.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Object.class),
                            examples =
                                    @ExampleObject(
                                            "{\"id\":\"42\",\"inputs\":[{\"name\":\"text\","
                                                    + "\"shape\":[1],\"datatype\":\"BYTES\","
                                                    + "\"data\":[\"I lost my card on the"
                                                    + " train\"]}]}")))
    InferResponse infer(
            @PathVariable String model,
            @PathVariable(required = false) @Nullable String version,
            @RequestBody JsonNode body,
            HttpServletResponse response) {
        requireKnown(model);
        InferRequest request = InferRequestReader.read(body);
        Outcome outcome = service.answer(new Question(request.texts(), version, false));
        response.setHeader(ServerTiming.HEADER, ServerTiming.of(outcome.timing()));
        String id = request.id();
        return new InferResponse(
                modelName,
                outcome.model().version(),
                id == null ? UUID.randomUUID().toString() : id,
                InferResponseWriter.tensors(request, outcome));
    }

    private void requireKnown(String model) {
        if (!model.equals(modelName)) {
            throw new ModelNotFoundException("The model served here is named " + modelName + ".");
        }
    }

    private static HttpStatus status(boolean ready) {
        return ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    }

    private static String versionOf(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return version == null ? "development" : version;
    }
}
