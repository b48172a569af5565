/**
 * What all services of ml-pipeline do alike, as Spring Boot auto-configuration; nothing about texts
 * or models.
 */
@NullMarked
package io.mlpipeline.starter;

import org.jspecify.annotations.NullMarked;
