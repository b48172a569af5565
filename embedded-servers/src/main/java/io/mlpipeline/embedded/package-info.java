/**
 * PostgreSQL and Redis on this machine, as processes of their own whose data outlives them. As the
 * superuser too, which PostgreSQL alone refuses.
 */
@NullMarked
package io.mlpipeline.embedded;

import org.jspecify.annotations.NullMarked;
