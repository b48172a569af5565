package io.mlpipeline.preprocessor;

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
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the interface's description says of all operations alike. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI interfaceDescription() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("preprocessor")
                                .version("1")
                                .description("Cleans texts. Every path answers under /api too.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes("apiKey", apiKey())
                                .addSchemas(PROBLEM, problem()));
    }

    /** Every operation may be refused, and all refusals look alike. */
    @Bean
    OpenApiCustomizer refusals() {
        ApiResponse refusal =
                new ApiResponse()
                        .description(
                                "A refusal (RFC 9457); code says which: invalid_request 400,"
                                        + " unauthenticated 401, too_large 413, invalid_input 422,"
                                        + " overloaded 429, not_ready and draining 503,"
                                        + " deadline_exceeded 504")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/"
                                                                                        + PROBLEM))));
        return document ->
                document.getPaths()
                        .values()
                        .forEach(path ->
                                path.readOperations()
                                        .forEach(operation ->
                                                operation
                                                        .getResponses()
                                                        .addApiResponse("default", refusal)));
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
                .addProperty("requestId", new StringSchema());
    }
}
