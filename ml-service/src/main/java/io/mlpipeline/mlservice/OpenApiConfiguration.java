package io.mlpipeline.mlservice;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the interface's description says of all operations alike: who speaks, how a caller shows his
 * key, and how refusals look. The document is made when it is first asked for.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String INFERENCE_ERROR = "InferenceError";
    private static final String REFERENCE = "#/components/schemas/";

    @Bean
    OpenAPI interfaceDescription() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("ml-service")
                                .version("1")
                                .description(
                                        "Trains, holds and serves text classifiers. Every path"
                                                + " answers under /api too.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes("apiKey", apiKey())
                                .addSchemas(PROBLEM, problem())
                                .addSchemas(INFERENCE_ERROR, inferenceError()));
    }

    /** Every operation may be refused, and all refusals look alike. */
    @Bean
    OpenApiCustomizer refusals() {
        ApiResponse problem =
                refusal(
                        "application/problem+json",
                        PROBLEM,
                        "A refusal (RFC 9457); code says which: invalid_request 400, unauthenticated"
                                + " 401, model_not_found 404, conflict and model_corrupt 409,"
                                + " too_large 413, invalid_input 422, overloaded 429, not_ready and"
                                + " draining 503");
        ApiResponse inferenceError =
                refusal("application/json", INFERENCE_ERROR, "A refusal, as the protocol has it");
        return document ->
                document.getPaths()
                        .forEach((path, item) ->
                                item.readOperations()
                                        .forEach(operation ->
                                                operation
                                                        .getResponses()
                                                        .addApiResponse(
                                                                "default",
                                                                path.startsWith("/v2")
                                                                        ? inferenceError
                                                                        : problem)));
    }

    private static ApiResponse refusal(String mediaType, String schema, String description) {
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        mediaType,
                                        new MediaType()
                                                .schema(new Schema<>().$ref(REFERENCE + schema))));
    }

    private static SecurityScheme apiKey() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key")
                .description("Needed where the service was given the secret api_key.");
    }

    private static Schema<?> problem() {
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

    private static Schema<?> inferenceError() {
        return new ObjectSchema()
                .addProperty("error", new StringSchema())
                .example(Map.of("error", "The input tensor is not named text."));
    }
}
