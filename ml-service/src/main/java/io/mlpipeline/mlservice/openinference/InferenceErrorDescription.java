package io.mlpipeline.mlservice.openinference;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes refusals as the Open Inference Protocol has them, under its paths alone. */
@Configuration(proxyBeanMethods = false)
class InferenceErrorDescription {

    @Bean
    OpenApiCustomizer inferenceErrors() {
        ApiResponse refusal =
                new ApiResponse()
                        .description("A refusal, as the protocol has it")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType()
                                                        .schema(
                                                                new ObjectSchema()
                                                                        .addProperty(
                                                                                "error",
                                                                                new StringSchema()))
                                                        .example(
                                                                Map.of(
                                                                        "error",
                                                                        "The input tensor is not named text."))));
        return document ->
                document.getPaths()
                        .forEach((path, item) -> {
                            if (path.startsWith("/v2")) {
                                item.readOperations()
                                        .forEach(operation ->
                                                operation
                                                        .getResponses()
                                                        .addApiResponse("default", refusal));
                            }
                        });
    }
}
