package io.mlpipeline.dataapi.feedback;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which labels may be given. */
@Component
class FeedbackLabels {

    private final JdbcClient database;

    FeedbackLabels(JdbcClient database) {
        this.database = database;
    }

    /**
     * Those that are known.
     *
     * @param newLabels whether the others become so; they do anyway while none is known at all
     */
    Set<String> known(Collection<String> labels, boolean newLabels) {
        if (newLabels || !isAnyKnown()) {
            database.sql(
                            """
                            insert into label (name)
                            select distinct name from unnest(:names::text[]) as l (name)
                            order by name on conflict do nothing
                            """)
                    .param("names", labels.toArray(String[]::new))
                    .update();
            return Set.copyOf(labels);
        }
        return new HashSet<>(
                database.sql("select name from label where name = any(:names)")
                        .param("names", labels.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private boolean isAnyKnown() {
        return database.sql("select exists (select from label)").query(Boolean.class).single();
    }
}
