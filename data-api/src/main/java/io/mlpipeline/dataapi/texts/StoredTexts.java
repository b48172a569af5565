package io.mlpipeline.dataapi.texts;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** Reads stored texts. */
interface StoredTexts extends Repository<StoredText, UUID>, JpaSpecificationExecutor<StoredText> {

    Optional<StoredText> findById(UUID id);
}
