package io.mlpipeline.mlservice.openinference;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service calls itself in the Open Inference Protocol.
 *
 * @param modelName name of the one model; its versions are those of the registry
 */
@Validated
@ConfigurationProperties("mlpipeline.open-inference")
public record OpenInferenceProperties(
        @DefaultValue("text-classifier") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
                String modelName) {}
