package io.mlpipeline.preprocessor.personaldata;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How personal data is recognised.
 *
 * @param phoneRegions ISO 3166 codes of the countries whose numbers are found without a country
 *     code; each costs a look at every text that holds digits enough
 */
@Validated
@ConfigurationProperties("mlpipeline.personal-data")
public record PersonalDataProperties(
        @DefaultValue({"US", "GB", "DE", "FR", "ES"}) @Size(max = 20)
                List<@Pattern(regexp = "[A-Z]{2}") String> phoneRegions) {}
