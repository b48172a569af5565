package io.mlpipeline.starter.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Who speaks, how a caller shows his key, and how refusals look. The document is made when it is
 * first asked for.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@EnableConfigurationProperties(OpenApiProperties.class)
public final class OpenApiAutoConfiguration {

    @Bean
    OpenAPI interfaceDescription(
            @Value("${spring.application.name:}") String name, OpenApiProperties properties) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title(name)
                                .version("1")
                                .description(
                                        properties.description()
                                                + " Every path answers under /api too.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes("apiKey", apiKey())
                                .addSchemas(Refusal.SCHEMA, Refusal.schema()));
    }

    /** Every operation may be refused, and says so if it does not say how itself. */
    @Bean
    OpenApiCustomizer refusals() {
        return document ->
                document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation ->
                                operation
                                        .getResponses()
                                        .putIfAbsent("default", Refusal.response()));
    }

    private static SecurityScheme apiKey() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key")
                .description("Needed where the service was given the secret api_key.");
    }
}
