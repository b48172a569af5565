package io.mlpipeline.mlservice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

class DatabaseConfigurationTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(DatabaseConfiguration.class)
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JdbcTemplateAutoConfiguration.class,
                                    JdbcClientAutoConfiguration.class,
                                    DataSourceTransactionManagerAutoConfiguration.class,
                                    TransactionAutoConfiguration.class));

    @Test
    void makesNothingWhereNoUrlIsSet() {
        service.run(context ->
                assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(DataSource.class)
                        .doesNotHaveBean(Database.class));
    }

    @Test
    void startsWhileTheDatabaseIsDownAndSaysNotReady() throws Exception {
        service.withPropertyValues("spring.datasource.url=jdbc:postgresql://" + deadAddress())
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Database database = context.getBean(Database.class);
                    assertThatThrownBy(() ->
                                    database.ask(sql ->
                                            sql.sql("select 1").query(Integer.class).single()))
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    e -> assertThat(e.code()).isEqualTo("not_ready"));
                });
    }

    @Test
    void waitsForNobodyLong() {
        service.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/none")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(2_000);
                    assertThat(pool.getUsername()).isEqualTo("ml_service");
                    assertThat(pool.getDataSourceProperties())
                            .containsEntry("connectTimeout", "2")
                            .containsEntry("socketTimeout", "30");
                });
    }

    /** An address where nobody listens. */
    private static String deadAddress() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "localhost:" + free.getLocalPort() + "/none";
        }
    }
}
