package io.mlpipeline.preprocessor.cleaning;

import io.mlpipeline.preprocessor.language.LanguageDetection;
import io.mlpipeline.preprocessor.language.LanguageProperties;
import io.mlpipeline.preprocessor.personaldata.PersonalData;
import io.mlpipeline.preprocessor.personaldata.PersonalDataProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One cleaning for all who clean. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    CleaningProperties.class,
    LanguageProperties.class,
    PersonalDataProperties.class
})
class CleaningConfiguration {

    @Bean
    Cleaning cleaning(
            CleaningProperties cleaning,
            LanguageProperties languages,
            PersonalDataProperties personalData) {
        return new Cleaning(
                cleaning, new LanguageDetection(languages), new PersonalData(personalData));
    }
}
