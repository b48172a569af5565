package io.mlpipeline.preprocessor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service {@code preprocessor}. */
@SpringBootApplication
public class PreprocessorApplication {

    public static void main(String[] args) {
        SpringApplication.run(PreprocessorApplication.class, args);
    }
}
