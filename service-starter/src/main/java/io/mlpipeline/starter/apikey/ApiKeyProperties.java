package io.mlpipeline.starter.apikey;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Which requests need the key that the secret {@code api_key} holds.
 *
 * @param enabled false asks for no key, whatever the secret
 * @param protectedRequests under {@code mlpipeline.api-key.protected}: {@code METHOD /pattern}
 *     each, such as {@code POST /models/**}; {@code *} for any method; patterns as in Spring's
 *     request mappings
 */
@ConfigurationProperties("mlpipeline.api-key")
record ApiKeyProperties(
        @DefaultValue("true") boolean enabled,
        @Name("protected") @DefaultValue List<String> protectedRequests) {}
