package io.mlpipeline.preprocessor;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Texts as data-api takes them in, hands them out and erases them. */
public final class StoredTexts {

    // one for all, for only then do ids of one millisecond ascend
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    public StoredTexts(PostgresDatabase database, StringRedisTemplate redis) {
        this.jdbc = new JdbcTemplate(database.dataSource(DatabaseRole.OWNER));
        this.redis = redis;
    }

    public static UUID newId() {
        return IDS.generate();
    }

    /** Takes a text in and hands it out. */
    public UUID send(String content) {
        return send(List.of(content)).getFirst();
    }

    public List<UUID> send(List<String> contents) {
        List<UUID> ids = receive(contents);
        ids.forEach(this::handOut);
        return ids;
    }

    public UUID receive(String content) {
        return receive(List.of(content)).getFirst();
    }

    public List<UUID> receive(List<String> contents) {
        List<UUID> ids = new ArrayList<>();
        contents.forEach(_ -> ids.add(newId()));
        jdbc.update(
                "insert into text (id, content) select * from unnest(?::uuid[], ?::text[])",
                new SqlArrayValue("uuid", ids.toArray()),
                new SqlArrayValue("text", contents.toArray()));
        return ids;
    }

    public void handOut(UUID id) {
        redis.opsForStream().add("texts", Map.of("id", id.toString()));
    }

    public void erase(UUID id) {
        jdbc.update("delete from text where id = ?", id);
    }

    /** The row of a text, with its arrays as text. */
    public Map<String, Object> row(UUID id) {
        return jdbc.queryForMap(
                """
                select status, cleaned, language, language_confidence, duplicate_of, processed_at,
                    flags::text as flags, reasons::text as reasons
                from text where id = ?
                """,
                id);
    }

    public String status(UUID id) {
        return String.valueOf(row(id).get("status"));
    }

    public long count(String condition) {
        Long count = jdbc.queryForObject("select count(*) from " + condition, Long.class);
        return count == null ? 0 : count;
    }

    public long outstanding() {
        Long size = redis.opsForStream().size("texts");
        return size == null ? 0 : size;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** From now on a text that begins with this word cannot be stored. */
    public void refuse(String word) {
        jdbc.execute(
                """
                create or replace function refuse_%1$s() returns trigger language plpgsql as $$
                begin
                    if new.cleaned like '%1$s%%' then
                        raise exception 'refused' using errcode = '22000';
                    end if;
                    return new;
                end $$;
                create or replace trigger refuse_%1$s before update on text
                    for each row execute function refuse_%1$s();
                """
                        .formatted(word));
    }

    public void refuseNoMore(String word) {
        jdbc.execute("drop trigger refuse_%s on text".formatted(word));
    }
}
