package io.mlpipeline.dataapi.texts;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Erases texts. The schema does it all with the row: feedback on it, its dead letter and what the
 * preprocessor remembers of it go, and texts that pointed to it as the one they repeat no longer
 * do. Redis holds ids alone.
 */
@Component
final class TextEraser {

    private final JdbcTemplate jdbc;

    TextEraser(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases a text for good.
     *
     * @return false if there is none
     */
    boolean erase(UUID id) {
        return jdbc.update("delete from text where id = ?", id) > 0;
    }
}
