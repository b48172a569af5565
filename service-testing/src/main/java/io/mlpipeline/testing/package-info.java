/**
 * PostgreSQL and Redis for tests, in containers where there is an engine and embedded otherwise, a
 * base for tests by HTTP, and rules for the services' classes.
 */
@NullMarked
package io.mlpipeline.testing;

import org.jspecify.annotations.NullMarked;
