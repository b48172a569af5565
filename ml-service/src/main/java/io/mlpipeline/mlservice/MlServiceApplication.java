package io.mlpipeline.mlservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Serves models over HTTP; with {@code train} as its first argument it trains one instead. */
@SpringBootApplication
public class MlServiceApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("train")) {
            // TODO the command line of training: it needs no Spring, and ends with an exit code
            System.err.println("Training is not part of this build.");
            System.exit(2);
        }
        SpringApplication.run(MlServiceApplication.class, args);
    }
}
