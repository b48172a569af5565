package io.mlpipeline.benchmarks.noop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The starter and one controller: everything that a request to ml-service passes but the model. */
@SpringBootApplication
class NoopApplication {}
