/**
 * Settings every service starts from, read from one properties file and overridden by anything the
 * user sets.
 */
@NullMarked
package io.mlpipeline.starter.defaults;

import org.jspecify.annotations.NullMarked;
