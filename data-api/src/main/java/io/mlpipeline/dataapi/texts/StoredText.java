package io.mlpipeline.dataapi.texts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/**
 * A row of {@code text}, to be read. Intake writes rows in bulk and preprocessors change them, both
 * by SQL, so that Hibernate never has to.
 */
@Entity
@Immutable
@Table(name = "text")
@NullUnmarked // filled by Hibernate
class StoredText {

    @Id UUID id;

    @Column(name = "external_id")
    String externalId;

    String content;
    String label;

    @Column(name = "received_at")
    Instant receivedAt;

    @Enumerated(EnumType.STRING)
    TextStatus status;

    @Column(name = "processed_at")
    Instant processedAt;

    String cleaned;
    String language;

    @Column(name = "language_confidence")
    Float languageConfidence;

    @Column(columnDefinition = "text[]")
    String[] flags;

    @Column(columnDefinition = "text[]")
    String[] reasons;

    @Column(name = "duplicate_of")
    UUID duplicateOf;
}
