package io.mlpipeline.dataapi.texts;

import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which texts are asked for; null asks for all.
 *
 * @param status where they are on their way
 * @param language code of their language
 * @param label the label they were sent with
 * @param q words that occur in them as they stand here, in any case
 * @param before the last id of the page before
 */
record TextFilter(
        @Nullable TextStatus status,
        @Nullable String language,
        @Nullable String label,
        @Nullable String q,
        @Nullable UUID before) {

    private static final char ESCAPE = '\\';

    Specification<StoredText> toSpecification() {
        return (text, _, build) -> {
            List<Predicate> all = new ArrayList<>();
            if (status != null) {
                all.add(build.equal(text.get("status"), status));
            }
            if (language != null) {
                all.add(build.equal(text.get("language"), language));
            }
            if (label != null) {
                all.add(build.equal(text.get("label"), label));
            }
            if (q != null) {
                all.add(build.like(build.lower(text.get("content")), pattern(q), ESCAPE));
            }
            if (before != null) {
                all.add(build.lessThan(text.get("id"), before));
            }
            return build.and(all);
        };
    }

    private static String pattern(String words) {
        String literal = words.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
        return "%" + literal + "%";
    }
}
