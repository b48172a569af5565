/**
 * The boundary between those who use a classifier and those who are one: no implementation stands
 * here, and nothing here knows of HTTP, Spring or model versions.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.engine.TextClassifier}.
 */
@NullMarked
package io.mlpipeline.mlservice.engine;

import org.jspecify.annotations.NullMarked;
