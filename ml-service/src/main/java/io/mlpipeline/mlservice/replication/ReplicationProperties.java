package io.mlpipeline.mlservice.replication;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How replicas follow each other.
 *
 * @param pollInterval how often the aliases are looked at where no notification came; 100 ms to 1
 *     min
 */
@Validated
@ConfigurationProperties("mlpipeline.replication")
record ReplicationProperties(
        @DefaultValue("1500ms") @DurationMin(millis = 100) @DurationMax(minutes = 1)
                Duration pollInterval) {}
