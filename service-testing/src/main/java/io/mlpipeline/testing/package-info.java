/**
 * PostgreSQL and Redis for tests, in containers where there is an engine and embedded otherwise,
 * and a base for tests by HTTP.
 */
@NullMarked
package io.mlpipeline.testing;

import org.jspecify.annotations.NullMarked;
