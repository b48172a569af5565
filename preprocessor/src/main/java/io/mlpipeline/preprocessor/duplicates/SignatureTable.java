package io.mlpipeline.preprocessor.duplicates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code text_signature}. All of it runs in the caller's transaction. */
@Component
class SignatureTable {

    /** Enough to hold the true one: texts near to each other are represented by one of them. */
    static final int MOST_CANDIDATES = 16;

    // in the order of the keys, so that no two transactions wait for each other
    private static final String ENTER =
            """
            insert into text_signature (text_id, content_key, bands)
            select distinct on (content_key) id, content_key, bands
            from (
                select id, content_key(cleaned) as content_key, bands::integer[] as bands
                from unnest(?::uuid[], ?::text[], ?::text[]) as new (id, cleaned, bands)
            ) keyed
            order by content_key, id
            on conflict do nothing
            """;

    private static final String HOLDERS =
            """
            select new.id, signature.text_id
            from unnest(?::uuid[], ?::text[]) as new (id, cleaned)
            join text_signature signature on signature.content_key = content_key(new.cleaned)
            order by signature.content_key
            for key share of signature
            """;

    // 'offset 0' keeps each step as it stands: the band first, by its own index. A plan that took
    // the older texts one by one, until enough of them shared a band, would read all of them.
    private static final String CANDIDATES =
            """
            select new.id, older.text_id, older.cleaned
            from unnest(?::uuid[], ?::text[]) as new (id, bands)
            cross join lateral (
                select alike.text_id, text.cleaned
                from (
                    select text_id from text_signature where bands && new.bands::integer[] offset 0
                ) alike
                cross join lateral (
                    select cleaned from text where id = alike.text_id offset 0
                ) text
                where alike.text_id < new.id
                limit %d
            ) older
            """
                    .formatted(MOST_CANDIDATES);

    // a table that grows fast has no statistics yet, and a plan made without them reads all of it
    // for each text
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private final JdbcTemplate jdbc;

    SignatureTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters those whose content is not there yet. */
    void enter(List<Signed> texts) {
        jdbc.update(ENTER, ids(texts), array(texts, Signed::cleaned), array(texts, Signed::bands));
    }

    /**
     * For each text the one that stands for its content, which may be itself. Nobody takes its
     * place until this transaction has ended, and so has pointed its duplicates at it.
     */
    Map<UUID, UUID> holders(List<Signed> texts) {
        Map<UUID, UUID> holders = new HashMap<>();
        jdbc.query(
                HOLDERS,
                row -> {
                    holders.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                },
                ids(texts),
                array(texts, Signed::cleaned));
        return holders;
    }

    /**
     * Puts an older text in the place of a newer one that came first, and makes that a duplicate.
     */
    void replace(UUID newer, Signed older) {
        jdbc.update(
                "update text_signature set text_id = ?, bands = ?::integer[] where text_id = ?",
                older.id(),
                literal(older.bands()),
                newer);
        jdbc.update(
                """
                update text set status = 'REJECTED', reasons = '{duplicate}', duplicate_of = ?,
                    flags = array_remove(flags, 'near_duplicate')
                where id = ? and status = 'READY'
                """,
                older.id(),
                newer);
        jdbc.update("update text set duplicate_of = ? where duplicate_of = ?", older.id(), newer);
    }

    /** Stored texts that share a band with these and are older. */
    List<Candidate> candidates(List<Signed> texts) {
        jdbc.execute(BY_INDEX);
        return jdbc.query(
                CANDIDATES,
                (row, _) ->
                        new Candidate(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3)),
                ids(texts),
                array(texts, Signed::bands));
    }

    private static SqlArrayValue ids(List<Signed> texts) {
        return new SqlArrayValue("uuid", texts.stream().map(Signed::id).toArray());
    }

    private static SqlArrayValue array(List<Signed> texts, Function<Signed, Object> part) {
        return new SqlArrayValue(
                "text",
                texts.stream()
                        .map(part)
                        .map(p -> p instanceof int[] bands ? literal(bands) : p)
                        .toArray());
    }

    private static String literal(int[] bands) {
        return Arrays.stream(bands)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
