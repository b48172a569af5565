package io.mlpipeline.mlservice.database;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool of connections and what stands upon it. Connects when it is first used. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDatabase
@Import(DataSourceAutoConfiguration.class)
class DatabaseConfiguration {

    @Bean
    Database database(DataSource connections, JdbcClient client, TransactionTemplate transactions) {
        return new Database(connections, client, transactions);
    }
}
