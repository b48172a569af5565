/**
 * Training on the command line: {@code java -jar ml-service.jar train …}, without Spring.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.training.command.TrainCommand}.
 */
@NullMarked
package io.mlpipeline.mlservice.training.command;

import org.jspecify.annotations.NullMarked;
