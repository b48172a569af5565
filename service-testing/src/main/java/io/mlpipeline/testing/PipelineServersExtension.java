package io.mlpipeline.testing;

import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test's servers to its methods. */
final class PipelineServersExtension implements ParameterResolver {

    private static final Set<Class<?>> KNOWN =
            Set.of(
                    PostgresServer.class,
                    PostgresDatabase.class,
                    RedisServer.class,
                    RedisDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KNOWN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ServersOfTest servers = ServersOfTest.of(context.getRequiredTestClass());
        Class<?> type = parameter.getParameter().getType();
        if (type == PostgresServer.class) {
            return servers.postgres();
        } else if (type == PostgresDatabase.class) {
            return servers.database();
        } else if (type == RedisServer.class) {
            return servers.redis();
        }
        return servers.cache();
    }
}
