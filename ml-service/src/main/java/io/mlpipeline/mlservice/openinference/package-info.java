/**
 * The prediction service in the language of the Open Inference Protocol, version 2 (REST), as
 * specified by kserve/open-inference-protocol.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.openinference.OpenInferenceController}.
 */
@NullMarked
package io.mlpipeline.mlservice.openinference;

import org.jspecify.annotations.NullMarked;
