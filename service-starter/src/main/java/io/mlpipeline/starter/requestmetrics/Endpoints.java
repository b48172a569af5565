package io.mlpipeline.starter.requestmetrics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Names a request by the pattern that is mapped for it, also when a filter refused it before it got
 * there.
 */
final class Endpoints {

    static final String UNMATCHED = "unmatched";

    private static final int LONGEST_PATH = 512;

    private final Supplier<List<PathPattern>> patterns;

    /**
     * @param mappings asked once and late, for they need filters to be there first
     */
    Endpoints(Supplier<Stream<RequestMappingInfoHandlerMapping>> mappings) {
        this.patterns = SingletonSupplier.of(() -> patterns(mappings.get()));
    }

    String of(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            // what static resources are mapped to stands for no endpoint
            return pattern.equals("/**") ? UNMATCHED : pattern.toString();
        }
        return byPath(request.getRequestURI());
    }

    private String byPath(String path) {
        if (path.length() > LONGEST_PATH) {
            return UNMATCHED;
        }
        PathContainer container = PathContainer.parsePath(path);
        for (PathPattern pattern : patterns.get()) {
            if (pattern.matches(container)) {
                return pattern.getPatternString();
            }
        }
        return UNMATCHED;
    }

    private static List<PathPattern> patterns(Stream<RequestMappingInfoHandlerMapping> mappings) {
        Set<PathPattern> found = new LinkedHashSet<>();
        mappings.flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .map(RequestMappingInfo::getPathPatternsCondition)
                .forEach(condition ->
                        addAll(found, condition == null ? null : condition.getPatterns()));
        return found.stream()
                .filter(pattern -> !pattern.getPatternString().equals("/**"))
                .sorted()
                .toList();
    }

    private static void addAll(Set<PathPattern> found, @Nullable Set<PathPattern> patterns) {
        if (patterns != null) {
            found.addAll(patterns);
        }
    }
}
