package io.mlpipeline.preprocessor.preview;

import io.mlpipeline.preprocessor.cleaning.Cleaning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /preprocess}: what the worker would make of a text. Nothing is stored. */
@RestController
@Tag(name = "Preprocessing", description = "Texts in, cleaned texts out")
class PreprocessController {

    private final Cleaning cleaning;
    private final TextRules rules;

    PreprocessController(Cleaning cleaning, TextRules rules) {
        this.cleaning = cleaning;
        this.rules = rules;
    }

    @PostMapping(
            path = "/preprocess",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Clean one text",
            description =
                    "Shows the cleaned text, its language, what was found in it and why it would be"
                            + " rejected. Duplicates are only looked for among stored texts.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples =
                                    @ExampleObject(
                                            value =
                                                    "{\"text\":\"<p>My card has not arrived, write"
                                                            + " to anna@example.org</p>\"}")))
    PreprocessAnswer preprocess(@Valid @RequestBody PreprocessRequest request) {
        rules.check(request.text(), 0);
        return PreprocessAnswer.of(request.text(), cleaning.clean(request.text()));
    }
}
