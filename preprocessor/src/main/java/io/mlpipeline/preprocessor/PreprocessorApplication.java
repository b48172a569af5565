package io.mlpipeline.preprocessor;

import io.mlpipeline.preprocessor.language.LanguageDetection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service {@code preprocessor}. */
@SpringBootApplication
public class PreprocessorApplication {

    public static void main(String[] args) {
        LanguageDetection.readAhead();
        SpringApplication.run(PreprocessorApplication.class, args);
    }
}
