package io.mlpipeline.preprocessor.cleaning;

import io.mlpipeline.preprocessor.language.LanguageDetection;
import io.mlpipeline.preprocessor.language.LanguageProperties;
import io.mlpipeline.preprocessor.personaldata.PersonalData;
import io.mlpipeline.preprocessor.personaldata.PersonalDataProperties;
import java.util.List;

/** The cleaning as it is by default. */
public final class Cleanings {

    public static final Cleaning CLEANING =
            new Cleaning(
                    new CleaningProperties(true, 2, 10_000, 0.3),
                    new LanguageDetection(
                            new LanguageProperties(List.of("en", "fr", "de", "es"), 0.5)),
                    new PersonalData(
                            new PersonalDataProperties(List.of("US", "GB", "DE", "FR", "ES"))));

    private Cleanings() {}
}
