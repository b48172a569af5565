package io.mlpipeline.starter.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON is taken as it is meant or not at all. Off with {@code mlpipeline.json.enabled=false}. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "mlpipeline.json.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JsonStrictnessProperties.class)
public final class JsonStrictnessAutoConfiguration {

    @Bean
    JsonFactoryBuilderCustomizer boundedJsonFactory(JsonStrictnessProperties properties) {
        return factory ->
                factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(properties.maxNestingDepth())
                                        .maxStringLength(properties.maxStringLength())
                                        .maxNameLength(properties.maxNameLength())
                                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJsonMapper() {
        return mapper ->
                mapper.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .addModule(
                                new SimpleModule("well-formed-text")
                                        .addDeserializer(String.class, new WellFormedText()))
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail));
    }

    /** YAML, for which springdoc's libraries bring a reader, would pass by all of the above. */
    @Bean
    ServerHttpMessageConvertersCustomizer noYaml() {
        return converters ->
                converters.configureMessageConvertersList(list ->
                        list.removeIf(converter ->
                                converter
                                        .getSupportedMediaTypes()
                                        .contains(MediaType.APPLICATION_YAML)));
    }
}
