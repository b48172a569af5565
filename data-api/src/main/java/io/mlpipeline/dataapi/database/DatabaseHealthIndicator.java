package io.mlpipeline.dataapi.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the schema is in place and PostgreSQL answers; without it nothing here can be done. */
@Component
final class DatabaseHealthIndicator extends AbstractHealthIndicator {

    private static final int SECONDS = 1;

    private final Schema schema;
    private final DataSource dataSource;

    DatabaseHealthIndicator(Schema schema, DataSource dataSource) {
        super("PostgreSQL does not answer");
        this.schema = schema;
        this.dataSource = dataSource;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        if (!schema.isReady()) {
            builder.outOfService();
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            builder.status(connection.isValid(SECONDS) ? "UP" : "DOWN");
        }
    }
}
