package io.mlpipeline.starter.limits;

import io.mlpipeline.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How many bytes a body may have, by its path. */
final class BodyLimit {

    private final long usual;
    private final long bulk;
    private final List<PathPattern> bulkPaths;

    BodyLimit(DataSize usual, DataSize bulk, List<String> bulkPaths) {
        this.usual = usual.toBytes();
        this.bulk = bulk.toBytes();
        this.bulkPaths = bulkPaths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** True for nearly all requests, at the price of one comparison. */
    boolean isSurelyWithin(long contentLength) {
        return contentLength >= 0 && contentLength <= usual;
    }

    long of(HttpServletRequest request) {
        if (bulkPaths.isEmpty()) {
            return usual;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return bulkPaths.stream().anyMatch(pattern -> pattern.matches(path)) ? bulk : usual;
    }

    static ProblemException exceeded(long limit) {
        return ProblemException.tooLarge(
                "The body is larger than the "
                        + limit
                        + " bytes taken here; send it in smaller parts.");
    }
}
