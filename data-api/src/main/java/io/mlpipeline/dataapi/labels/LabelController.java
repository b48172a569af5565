package io.mlpipeline.dataapi.labels;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lists labels and adds some. */
@RestController
@Tag(name = "labels", description = "What texts can be about")
final class LabelController {

    private static final String COUNTS =
            """
            select name,
                   coalesce(t.n, 0) as texts,
                   coalesce(f.n, 0) as feedback
            from label
            left join (select label, count(*) as n from text where label is not null group by label) t
                on t.label = name
            left join (select label, count(*) as n from feedback group by label) f
                on f.label = name
            order by name
            """;

    private final KnownLabels labels;
    private final JdbcTemplate jdbc;

    LabelController(KnownLabels labels, JdbcTemplate jdbc) {
        this.labels = labels;
        this.jdbc = jdbc;
    }

    /**
     * All labels by name.
     *
     * @param labels with their counts
     */
    record LabelList(List<LabelCount> labels) {}

    /**
     * Labels to be made known.
     *
     * @param labels at most a thousand at once
     */
    record NewLabelList(@NotNull @Size(min = 1, max = 1000) List<@NotNull String> labels) {}

    /**
     * What came of it.
     *
     * @param added labels that were new
     * @param unchanged labels that were known
     */
    record Added(int added, int unchanged) {}

    @GetMapping(path = "/labels", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All labels, with how many texts and pieces of feedback bear each",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"labels\":[{\"name\":\"card_arrival\",\"texts\":124,\"feedback\":3}]}"))))
    LabelList labels() {
        return new LabelList(
                jdbc.query(
                        COUNTS,
                        (row, _) ->
                                new LabelCount(row.getString(1), row.getLong(2), row.getLong(3))));
    }

    @PostMapping(
            path = "/labels",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Makes labels known, so that texts and feedback may bear them",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"labels\":[\"card_arrival\",\"lost_or_stolen_card\"]}"))))
    Added add(@Valid @RequestBody NewLabelList list) {
        LabelCheck check = labels.check(NewLabels.ACCEPT);
        List<String> names = list.labels().stream().map(String::strip).distinct().toList();
        for (int i = 0; i < names.size(); i++) {
            String fault = check.fault(names.get(i));
            if (fault != null) {
                throw ProblemException.invalidInput("labels[" + i + "] " + fault + ".");
            }
        }
        int added = labels.add(check.takeNew());
        return new Added(added, names.size() - added);
    }
}
