package io.mlpipeline.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a fresh, migrated database and an empty Redis, from servers that the JVM
 * shares. They are had as parameters of constructors and methods ({@link PostgresDatabase}, {@link
 * RedisDatabase}, and {@link PostgresServer} and {@link RedisServer} they are on), and an
 * application context is told where they are:
 *
 * <pre>{@code
 * @SpringBootTest
 * @PipelineServers(DatabaseRole.DATA_API)
 * class TextsTests {
 *
 *     @Test
 *     void keepsWhatItAcknowledged(PostgresDatabase database) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PipelineServersExtension.class)
public @interface PipelineServers {

    /** Who the application under test logs in as. */
    DatabaseRole value() default DatabaseRole.OWNER;

    /**
     * Whether the class has servers of its own, which keep what was written, so that it may kill
     * and restart them.
     */
    boolean own() default false;
}
