/** PostgreSQL and Redis for tests: containers where there is an engine, embedded ones otherwise. */
@NullMarked
package io.mlpipeline.testing;

import org.jspecify.annotations.NullMarked;
