package io.mlpipeline.preprocessor.deadletter;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /dead-letters}: what could not be processed, and another try. */
@RestController
@RequestMapping(path = "/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dead letters", description = "Texts that could not be processed")
class DeadLetterController {

    private static final int AT_ONCE = 1_000;

    private final DeadLetters deadLetters;

    DeadLetterController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping
    @Operation(
            summary = "List dead letters, the newest first",
            description = "Pages are asked for by the cursor that the page before ends with.")
    DeadLetterPage list(
            @Parameter(description = "At most so many")
                    @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    int limit,
            @Parameter(description = "'next' of the page before") @RequestParam(required = false)
                    @Nullable String cursor) {
        Position after = cursor == null ? null : Position.parse(cursor);
        // one more shows whether there is another page
        List<DeadLetter> letters = asked(() -> deadLetters.page(limit + 1, after));
        if (letters.size() <= limit) {
            return new DeadLetterPage(letters, null);
        }
        List<DeadLetter> page = letters.subList(0, limit);
        return new DeadLetterPage(page, Position.of(page.getLast()).cursor());
    }

    @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = "apiKey")
    @Operation(
            summary = "Have dead letters processed again",
            description = "Ids that are no dead letters are passed over.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = {
                                @ExampleObject(
                                        name = "some",
                                        value =
                                                "{\"ids\":[\"019a7c3e-8f00-7b1a-9c5d-2f6e8a1b4c3d\"]}"),
                                @ExampleObject(name = "all", value = "{\"all\":true}")
                            }))
    Replayed replay(@Valid @RequestBody ReplayOrder order) {
        List<UUID> ids = order.ids();
        return new Replayed(asked(() -> ids == null ? replayAll() : deadLetters.replay(ids)));
    }

    /** In parts, for one transaction over all of them would hold up everyone. */
    private int replayAll() {
        int replayed = 0;
        int part;
        do {
            part = deadLetters.replayOldest(AT_ONCE);
            replayed += part;
        } while (part == AT_ONCE);
        return replayed;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException | TransactionException _) {
            throw ProblemException.notReady("The database does not answer; try again in a moment.");
        }
    }
}
