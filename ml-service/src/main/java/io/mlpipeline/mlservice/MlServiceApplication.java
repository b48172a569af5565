package io.mlpipeline.mlservice;

import io.mlpipeline.mlservice.training.command.Streams;
import io.mlpipeline.mlservice.training.command.TrainCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * Serves models over HTTP; with {@code train} as its first argument it trains one instead. What is
 * excluded needs a database or a Redis, and is imported by those who use them where they are set.
 */
@SpringBootApplication(
        exclude = {DataSourceAutoConfiguration.class, DataRedisAutoConfiguration.class})
public class MlServiceApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("train")) {
            System.exit(train(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(MlServiceApplication.class, args);
    }

    /** Its output is progress and a report: libraries have nothing to say in between. */
    private static int train(String[] args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        return TrainCommand.run(args, Streams.out(), Streams.err());
    }
}
