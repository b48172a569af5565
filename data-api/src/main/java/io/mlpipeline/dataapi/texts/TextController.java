package io.mlpipeline.dataapi.texts;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows, lists and erases texts. */
@RestController
@Tag(name = "texts", description = "Texts that were sent in")
final class TextController {

    private static final String EXAMPLE =
            """
            {"id":"019a1b2c-3d4e-7f60-8a9b-0c1d2e3f4a5b","externalId":"mail-17",
             "text":"Where is my card?","label":"card_arrival","status":"READY",
             "receivedAt":"2026-01-15T08:30:00Z","processedAt":"2026-01-15T08:30:01Z",
             "cleaned":"Where is my card?","language":"en","languageConfidence":0.97,
             "flags":[],"reasons":[],"duplicateOf":null}\
            """;

    private final StoredTexts texts;
    private final TextEraser eraser;

    TextController(StoredTexts texts, TextEraser eraser) {
        this.texts = texts;
        this.eraser = eraser;
    }

    /**
     * A page of texts, the newest first.
     *
     * @param texts at most as many as were asked for
     * @param next cursor of the next page, or null if this is the last
     */
    record TextPage(List<TextDescription> texts, @Nullable UUID next) {}

    @GetMapping(path = "/texts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A text and what became of it",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(implementation = TextDescription.class),
                                            examples = @ExampleObject(EXAMPLE))))
    TextDescription text(@PathVariable UUID id) {
        return texts.findById(id).map(TextDescription::of).orElseThrow(TextController::notFound);
    }

    @GetMapping(path = "/texts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Texts, the newest first",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = TextPage.class),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"texts\":["
                                                                    + EXAMPLE
                                                                    + "],\"next\":null}"))))
    TextPage texts(
            @RequestParam(required = false) @Nullable TextStatus status,
            @Parameter(description = "Code of a language, such as en")
                    @RequestParam(required = false)
                    @Nullable String language,
            @RequestParam(required = false) @Nullable String label,
            @Parameter(description = "Occurs in the text as it is here, in any case")
                    @RequestParam(required = false)
                    @Nullable String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @Parameter(description = "'next' of the page before") @RequestParam(required = false)
                    @Nullable UUID cursor) {
        refuseNul(language, label, q);
        TextFilter filter = new TextFilter(status, language, label, q, cursor);
        List<TextDescription> found =
                texts
                        .findBy(
                                filter.toSpecification(),
                                query ->
                                        query.sortBy(Sort.by(Sort.Direction.DESC, "id"))
                                                .limit(limit + 1)
                                                .all())
                        .stream()
                        .map(TextDescription::of)
                        .toList();
        boolean isLast = found.size() <= limit;
        List<TextDescription> page = isLast ? found : found.subList(0, limit);
        return new TextPage(page, isLast ? null : page.getLast().id());
    }

    @DeleteMapping("/texts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erases a text everywhere",
            description = "The text, feedback on it and all that was derived from it.")
    void erase(@PathVariable UUID id) {
        if (!eraser.erase(id)) {
            throw notFound();
        }
    }

    /** PostgreSQL has no such character, and would say so as of a fault of ours. */
    private static void refuseNul(@Nullable String... parameters) {
        for (String parameter : parameters) {
            if (parameter != null && parameter.indexOf('\0') >= 0) {
                throw ProblemException.invalidRequest("A parameter has a NUL character.");
            }
        }
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("text", "No text has this id; it may have been erased.");
    }
}
