package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.labels.NewLabels;
import io.mlpipeline.dataapi.lines.Lines;
import io.mlpipeline.dataapi.lines.Utf8;
import io.mlpipeline.starter.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes texts in over HTTP: one, an array, NDJSON or CSV, of any size. */
@RestController
@Tag(name = "texts", description = "Texts that were sent in")
final class IntakeController {

    private static final String LINE =
            "{\"text\":\"Where is my card?\",\"label\":\"card_arrival\",\"externalId\":\"mail-17\"}";
    private static final String REPORT =
            """
            {"accepted":2,"unchanged":0,"rejected":1,
             "errors":[{"line":3,"field":"label","reason":"is not known; see GET /labels, or add ?newLabels=accept to make it known"}],
             "errorsOmitted":0}\
            """;

    private final IntakeProperties properties;
    private final Intake intake;
    private final JsonEntries json;
    private final UploadTurns turns;

    IntakeController(
            IntakeProperties properties, Intake intake, JsonEntries json, UploadTurns turns) {
        this.properties = properties;
        this.intake = intake;
        this.json = json;
        this.turns = turns;
    }

    @PostMapping(
            path = "/texts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Takes texts in; the answer comes when they are stored",
            description =
                    "One object, an array, NDJSON or CSV with a header, of any size. Lines that cannot be"
                            + " taken are told by number, the others are kept. A text with an externalId"
                            + " can be sent again without harm.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = TextEntry.class),
                                        examples = {
                                            @ExampleObject(name = "one text", value = LINE),
                                            @ExampleObject(
                                                    name = "an array",
                                                    value = "[" + LINE + "]")
                                        }),
                                @Content(
                                        mediaType = "application/x-ndjson",
                                        examples = @ExampleObject(LINE + "\n" + LINE)),
                                @Content(
                                        mediaType = "text/csv",
                                        examples =
                                                @ExampleObject(
                                                        "text,label,external_id\nWhere is my card?,card_arrival,mail-17"))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "Stored; of one text, its id, of more, a report",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = {
                                                @ExampleObject(
                                                        name = "one text",
                                                        value =
                                                                "{\"id\":\"019a1b2c-3d4e-7f60-8a9b-0c1d2e3f4a5b\",\"status\":\"RECEIVED\"}"),
                                                @ExampleObject(name = "more", value = REPORT)
                                            })))
    Object takeJson(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String newLabels)
            throws IOException {
        NewLabels policy = NewLabels.of(newLabels);
        InputStream body = new BufferedInputStream(utf8(request));
        int first = skipSpace(body);
        if (first == '[') {
            return turns.take(() ->
                    intake.takeAll(
                            new JsonArraySource(body, json, properties.maxLineBytes()),
                            policy,
                            properties.maxIds()));
        }
        return intake.takeOne(readOne(first, body), policy);
    }

    @PostMapping(
            path = "/texts",
            consumes = {"application/x-ndjson", "application/jsonl"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    IntakeReport takeNdjson(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String newLabels)
            throws IOException {
        NewLabels policy = NewLabels.of(newLabels);
        Lines lines = new Lines(utf8(request), properties.maxLineBytes());
        return turns.take(() -> intake.takeAll(new NdjsonSource(lines, json), policy, 0));
    }

    @PostMapping(
            path = "/texts",
            consumes = "text/csv",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    IntakeReport takeCsv(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String newLabels,
            @Parameter(description = "CSV: the column of texts, if it is not 'text'")
                    @RequestParam(required = false)
                    @Nullable String textColumn,
            @Parameter(description = "CSV: the column of labels, if it is not 'label'")
                    @RequestParam(required = false)
                    @Nullable String labelColumn,
            @Parameter(description = "CSV: the column of ids, if it is not 'external_id'")
                    @RequestParam(required = false)
                    @Nullable String externalIdColumn)
            throws IOException {
        NewLabels policy = NewLabels.of(newLabels);
        CsvColumns columns = new CsvColumns(textColumn, labelColumn, externalIdColumn);
        int bound = properties.maxLineBytes();
        Lines lines = new Lines(utf8(request), bound);
        return turns.take(() ->
                intake.takeAll(new CsvSource(new CsvRecords(lines, bound), columns), policy, 0));
    }

    private Entry.Read readOne(int first, InputStream body) throws IOException {
        int bound = properties.maxLineBytes();
        byte[] rest = body.readNBytes(bound + 1);
        if (rest.length > bound) {
            throw ProblemException.tooLarge(
                    "One text is longer than the " + bound + " bytes taken for it.");
        }
        byte[] whole = new byte[rest.length + 1];
        whole[0] = (byte) first;
        System.arraycopy(rest, 0, whole, 1, rest.length);
        String text = first < 0 ? "" : Utf8.decode(whole, 0, whole.length);
        return switch (text == null ? null : json.read(1, text)) {
            case Entry.Read read -> read;
            case Entry.Unreadable unreadable ->
                    throw ProblemException.invalidRequest(sentence(unreadable.error()));
            case null -> throw ProblemException.invalidRequest("The body is not UTF-8.");
        };
    }

    private static String sentence(LineError error) {
        return (error.field() == null ? "The body " : error.field() + " ") + error.reason() + ".";
    }

    private static int skipSpace(InputStream body) throws IOException {
        int b = body.read();
        while (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
            b = body.read();
        }
        return b;
    }

    private static InputStream utf8(HttpServletRequest request) throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        Charset charset = type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)
                || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Send the body in UTF-8, not compressed.",
                    null);
        }
        return request.getInputStream();
    }
}
