package io.mlpipeline.preprocessor;

import io.mlpipeline.testing.HttpServiceTests;
import org.springframework.test.context.TestPropertySource;

/** The service as its users meet it, on a port. */
@TestPropertySource(
        properties = {
            // comes with service-testing, which has migrated already
            "spring.flyway.enabled=false",
            "mlpipeline.stream.block=100ms",
            "mlpipeline.stream.claim-after=3s",
            "mlpipeline.stream.retry-delay=200ms",
            "mlpipeline.stream.max-deliveries=3",
            "mlpipeline.stream.max-pause=500ms"
        })
public abstract class ServiceTests extends HttpServiceTests {}
