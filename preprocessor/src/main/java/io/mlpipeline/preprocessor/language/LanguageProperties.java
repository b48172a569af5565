package io.mlpipeline.preprocessor.language;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which languages are expected. The fewer, the better short texts are told apart.
 *
 * @param expected ISO 639-1 codes; texts in any other language are {@code und}
 * @param minConfidence below it a text is {@code und}
 */
@Validated
@ConfigurationProperties("mlpipeline.languages")
public record LanguageProperties(
        @DefaultValue({"en", "fr", "de", "es"}) @NotEmpty
                List<@Pattern(regexp = "[a-z]{2}") String> expected,
        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double minConfidence) {}
