/**
 * Predicts with a record: asks ml-service and keeps text and answer before it replies, for those
 * who need to know what was said.
 */
@NullMarked
package io.mlpipeline.dataapi.recording;

import org.jspecify.annotations.NullMarked;
