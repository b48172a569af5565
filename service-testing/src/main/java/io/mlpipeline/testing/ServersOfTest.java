package io.mlpipeline.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.AnnotationSupport;

/** What one test class got; the nested ones share it. */
record ServersOfTest(
        PostgresServer postgres,
        PostgresDatabase database,
        RedisServer redis,
        RedisDatabase cache) {

    private static final Map<Class<?>, ServersOfTest> BY_CLASS = new ConcurrentHashMap<>();

    static ServersOfTest of(Class<?> testClass) {
        Class<?> outermost = outermost(testClass);
        return BY_CLASS.computeIfAbsent(outermost, ServersOfTest::make);
    }

    static boolean isWantedBy(Class<?> testClass) {
        return AnnotationSupport.isAnnotated(outermost(testClass), PipelineServers.class);
    }

    static PipelineServers wish(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(outermost(testClass), PipelineServers.class)
                .orElseThrow();
    }

    private static ServersOfTest make(Class<?> testClass) {
        boolean own = wish(testClass).own();
        PostgresServer postgres = own ? PostgresServer.own() : PostgresServer.shared();
        RedisServer redis = own ? RedisServer.own() : RedisServer.shared();
        return new ServersOfTest(postgres, postgres.database(), redis, redis.database());
    }

    static Class<?> outermost(Class<?> testClass) {
        Class<?> enclosing = testClass.getEnclosingClass();
        return enclosing == null || AnnotationSupport.isAnnotated(testClass, PipelineServers.class)
                ? testClass
                : outermost(enclosing);
    }

    /** The settings by which a service finds them. */
    Map<String, Object> properties(DatabaseRole role) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.url()),
                Map.entry("spring.datasource.username", role.username()),
                Map.entry("spring.datasource.password", role.password()),
                Map.entry("db_password", role.password()),
                Map.entry("db_owner_password", DatabaseRole.OWNER.password()),
                Map.entry("db_data_api_password", DatabaseRole.DATA_API.password()),
                Map.entry("db_preprocessor_password", DatabaseRole.PREPROCESSOR.password()),
                Map.entry("db_ml_service_password", DatabaseRole.ML_SERVICE.password()),
                Map.entry("spring.data.redis.host", cache.host()),
                Map.entry("spring.data.redis.port", cache.port()),
                Map.entry("spring.data.redis.database", cache.number()));
    }
}
