/** Transactions, where a service has a database: begun and ended in code, not by annotations. */
@NullMarked
package io.mlpipeline.starter.transaction;

import org.jspecify.annotations.NullMarked;
