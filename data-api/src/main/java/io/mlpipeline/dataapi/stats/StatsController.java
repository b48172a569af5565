package io.mlpipeline.dataapi.stats;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /stats}: what happened lately. */
@RestController
@Tag(name = "Statistics", description = "How the model does")
class StatsController {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    private final Statistics statistics;
    private final StatsProperties properties;

    StatsController(Statistics statistics, StatsProperties properties) {
        this.statistics = statistics;
        this.properties = properties;
    }

    @GetMapping(path = "/stats", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What came in, how it was answered, and how well",
            description =
                    "All of a window that ends now, save the dead letters. Accuracy is of answers"
                            + " that people gave a label; drift is the population stability index"
                            + " against training, null where it cannot be told.")
    Stats stats(
            @Parameter(description = "How far to look back, 1m to 90d", example = "24h")
                    @RequestParam(required = false)
                    @Nullable String window) {
        return statistics.of(
                window == null || window.isEmpty() ? properties.window() : parse(window));
    }

    private static Duration parse(String window) {
        try {
            Duration duration = DurationStyle.SIMPLE.parse(window);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // said below
        }
        throw ProblemException.invalidRequest(
                "The parameter 'window' is a time from 1m to 90d, such as 90s, 30m, 24h or 7d.");
    }
}
