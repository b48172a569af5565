package io.mlpipeline.dataapi.export;

import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Exports over HTTP. */
@RestController
@Tag(name = "export", description = "What is stored, as a file")
final class ExportController {

    private static final int BUFFER = 1 << 16;

    private final Export export;
    private final JsonMapper mapper;

    ExportController(Export export, JsonMapper mapper) {
        this.export = export;
        this.mapper = mapper;
    }

    @GetMapping("/export")
    @Operation(
            summary = "All texts, or all that a model learns from, as a file",
            description = "One moment's view, streamed. A file that broke off has no sound end.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        "{\"text\":\"Where is my card?\",\"label\":\"card_arrival\",\"labelledAt\":\"2026-01-15T08:30:00Z\",\"origin\":\"text\"}")),
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        "text,label,labelledAt,origin\nWhere is my card?,card_arrival,2026-01-15T08:30:00Z,text"))
                            }))
    void export(
            HttpServletResponse response,
            @Parameter(description = "ndjson or csv") @RequestParam(defaultValue = "ndjson")
                    String format,
            @Parameter(description = "texts or training") @RequestParam(defaultValue = "texts")
                    String what)
            throws IOException, SQLException {
        ExportKind kind = ExportKind.of(what);
        boolean csv = isCsv(format);
        export.write(
                kind,
                () -> {
                    response.setContentType(
                            csv ? "text/csv; charset=UTF-8" : "application/x-ndjson");
                    response.setHeader(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"%s.%s\"".formatted(what, format));
                    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
                    return csv
                            ? new CsvRowWriter(kind.columns(), out)
                            : new NdjsonRowWriter(kind.columns(), out, mapper);
                });
    }

    private static boolean isCsv(String format) {
        return switch (format) {
            case "csv" -> true;
            case "ndjson" -> false;
            default -> throw ProblemException.invalidRequest("format is 'ndjson' or 'csv'.");
        };
    }
}
