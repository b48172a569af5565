/**
 * Trains, holds and serves text classifiers.
 *
 * <p>A text's way: {@code prediction → registry → engine ← linear | encoder | cascade | onnx}. It
 * comes in at {@code prediction} (or {@code openinference}, the same service in another language),
 * which borrows the active model from {@code registry} and knows it only as the boundary {@code
 * engine}; the packages on the right are the engines behind that boundary. Models come from {@code
 * training} by way of {@code registry}. {@code ArchitectureTests} keeps it so.
 */
@NullMarked
package io.mlpipeline.mlservice;

import org.jspecify.annotations.NullMarked;
