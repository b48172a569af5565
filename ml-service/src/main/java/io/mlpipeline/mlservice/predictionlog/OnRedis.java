package io.mlpipeline.mlservice.predictionlog;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Either of the two properties that say where Redis is. */
class OnRedis extends AnyNestedCondition {

    OnRedis() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty("spring.data.redis.host")
    static class Host {}

    @ConditionalOnProperty("spring.data.redis.url")
    static class Url {}
}
