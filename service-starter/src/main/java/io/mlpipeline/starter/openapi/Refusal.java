package io.mlpipeline.starter.openapi;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;

/** How a refusal is described: problem details, RFC 9457. */
final class Refusal {

    static final String SCHEMA = "Problem";

    private Refusal() {}

    static ApiResponse response() {
        return new ApiResponse()
                .description(
                        "A refusal (RFC 9457); code says which: invalid_request 400,"
                                + " unauthenticated 401, not_found 404, conflict 409, too_large"
                                + " 413, invalid_input 422, overloaded 429, not_ready and draining"
                                + " 503, deadline_exceeded 504")
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(
                                                        new Schema<>()
                                                                .$ref(
                                                                        "#/components/schemas/"
                                                                                + SCHEMA))));
    }

    static Schema<?> schema() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty(
                        "detail", new StringSchema().description("A sentence that says what to do"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable, for programs"))
                .addProperty("requestId", new StringSchema())
                .example(
                        Map.of(
                                "type", "urn:mlpipeline:problem:invalid_input",
                                "title", "Unprocessable Content",
                                "status", 422,
                                "detail", "Text 0 is blank.",
                                "instance", "/predict",
                                "code", "invalid_input",
                                "requestId", "7d9f0c2a4b1e4f6f8a3b5c7d9e1f2a4b"));
    }
}
