package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A version that is worse than the champion it would follow: 409 {@code conflict}. */
public final class PromotionRefusedException extends ProblemException {

    private final List<String> reasons;

    /**
     * @param reasons whole sentences, the gravest first, at least one
     */
    public PromotionRefusedException(List<String> reasons) {
        super(
                HttpStatus.CONFLICT,
                "conflict",
                "The version is worse than the champion: %s To promote it nevertheless, send \"overrule\": true."
                        .formatted(String.join(" ", reasons)),
                null);
        this.reasons = List.copyOf(reasons);
    }

    /** Why, in sentences. */
    public List<String> reasons() {
        return reasons;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("reasons", reasons);
    }
}
