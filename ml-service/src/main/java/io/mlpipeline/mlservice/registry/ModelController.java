package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the models, and moves the aliases by which they answer. */
@RestController
@RequestMapping(path = "/models", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Models", description = "Versions, and the aliases by which they answer")
@SecurityRequirement(name = "apiKey")
class ModelController {

    private static final Logger log = LoggerFactory.getLogger(ModelController.class);

    private final ModelRegistry registry;
    private final ModelCatalogue catalogue;
    private final ObjectProvider<PromotionGate> gate;

    ModelController(
            ModelRegistry registry, ModelCatalogue catalogue, ObjectProvider<PromotionGate> gate) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.gate = gate;
    }

    @GetMapping
    @Operation(summary = "List the versions", description = "On disk or in memory, by name.")
    ModelList list() {
        return catalogue.list();
    }

    @GetMapping("/{version}")
    @Operation(
            summary = "Describe a version",
            description = "Its manifest and the report of its training.")
    ModelDescription describe(
            @Parameter(description = "A version or an alias", example = "champion") @PathVariable
                    String version) {
        return catalogue.describe(version);
    }

    @PutMapping(path = "/aliases/{alias}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Point an alias to a version",
            description =
                    "Verifies, loads and warms the version up if it is not in memory, then exchanges"
                            + " one reference: no request fails or waits. A version that is not"
                            + " what its manifest says is refused (409 model_corrupt), and the"
                            + " alias stays where it was. With a database, a version that is worse"
                            + " than the champion does not follow it (409 conflict, with the"
                            + " reasons) unless overrule is true.")
    @ApiResponse(responseCode = "200", description = "The alias points to the version")
    AliasAnswer move(
            @Parameter(description = "champion or candidate", example = "champion") @PathVariable
                    String alias,
            @RequestBody AliasRequest request) {
        ModelAlias target = ModelAlias.of(alias);
        String version = request.version();
        if (version == null) {
            throw ProblemException.invalidRequest("Name a version: {\"version\":\"…\"}.");
        }
        if (target == ModelAlias.CHAMPION && !request.isOverruling()) {
            gate.ifAvailable(judge -> judge.requireNoWorse(version));
        }
        AliasTarget moved = registry.move(target, version);
        if (request.isOverruling()) {
            log.warn("Version {} was made the {} unjudged, as asked for.", version, target.id());
        }
        return AliasAnswer.of(target, moved);
    }

    @PostMapping("/aliases/{alias}/rollback")
    @Operation(
            summary = "Point an alias back to the version before",
            description =
                    "The version before the champion is kept in memory, so this is instant; it is"
                            + " compared with nothing.")
    @ApiResponse(responseCode = "200", description = "The alias points to the version before")
    AliasAnswer rollBack(
            @Parameter(description = "champion or candidate", example = "champion") @PathVariable
                    String alias) {
        ModelAlias target = ModelAlias.of(alias);
        return AliasAnswer.of(target, registry.rollBack(target));
    }

    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a version",
            description = "From memory and disk; not while an alias points to it (409).")
    void delete(
            @Parameter(description = "A version", example = "banking77-1") @PathVariable
                    String version) {
        registry.delete(version);
    }
}
