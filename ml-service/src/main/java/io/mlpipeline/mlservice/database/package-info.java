/**
 * The database that the suite shares, for those who need it and where one is set.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.database.Database}. Beans that need it stand in a
 * configuration that is {@link io.mlpipeline.mlservice.database.ConditionalOnDatabase}.
 */
@NullMarked
package io.mlpipeline.mlservice.database;

import org.jspecify.annotations.NullMarked;
