package io.mlpipeline.dataapi.labels;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The labels that are known: those of models that were trained, and those that people added. */
@Component
public final class KnownLabels {

    private final JdbcTemplate jdbc;
    private final LabelProperties properties;

    KnownLabels(JdbcTemplate jdbc, LabelProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * What is known now, for the length of one request.
     *
     * @param newLabels what to do with others; while none is known at all, all are welcome
     */
    public LabelCheck check(NewLabels newLabels) {
        Set<String> known =
                new HashSet<>(jdbc.queryForList("select name from label", String.class));
        return new LabelCheck(
                known, newLabels == NewLabels.ACCEPT || known.isEmpty(), properties.max());
    }

    /**
     * Makes labels known.
     *
     * @param labels sound ones, as {@link LabelCheck} lets through
     * @return how many were new
     */
    public int add(Collection<String> labels) {
        if (labels.isEmpty()) {
            return 0;
        }
        // in one order, so that two who add the same ones do not wait for each other in a circle
        String[] sorted = labels.stream().sorted().distinct().toArray(String[]::new);
        return jdbc.update(
                "insert into label (name) select unnest(?) on conflict do nothing",
                statement ->
                        statement.setArray(
                                1, statement.getConnection().createArrayOf("text", sorted)));
    }
}
