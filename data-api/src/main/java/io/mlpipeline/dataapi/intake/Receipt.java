package io.mlpipeline.dataapi.intake;

import java.util.UUID;

/**
 * What a text is known by from now on.
 *
 * @param id its id
 * @param status {@code RECEIVED}, or where it is by now if it was sent before
 */
record Receipt(UUID id, String status) {}
