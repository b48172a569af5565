package io.mlpipeline.mlservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.batching.BatcherMetrics;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.cascade.CascadeClassifierFactory;
import io.mlpipeline.mlservice.encoder.BatchingEmbedder;
import io.mlpipeline.mlservice.encoder.EncoderClassifierFactory;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.linear.LinearClassifierFactory;
import io.mlpipeline.mlservice.onnx.OnnxClassifierFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engines, which know nothing of Spring themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchingProperties.class)
class EngineConfiguration {

    @Bean
    SharedEncoder sharedEncoder() {
        return new SharedEncoder();
    }

    @Bean
    BatchingEmbedder batchingEmbedder(
            SharedEncoder encoder, BatchingProperties batching, MeterRegistry meters) {
        return new BatchingEmbedder(encoder, batching, new BatcherMetrics("encoder", meters));
    }

    @Bean
    LinearClassifierFactory linearEngine() {
        return new LinearClassifierFactory();
    }

    @Bean
    EncoderClassifierFactory encoderEngine(SharedEncoder encoder, BatchingEmbedder embedder) {
        return new EncoderClassifierFactory(encoder, embedder);
    }

    @Bean
    CascadeClassifierFactory cascadeEngine(SharedEncoder encoder, BatchingEmbedder embedder) {
        return new CascadeClassifierFactory(encoder, embedder);
    }

    @Bean
    OnnxClassifierFactory onnxEngine(BatchingProperties batching, MeterRegistry meters) {
        return new OnnxClassifierFactory(batching, new BatcherMetrics("onnx", meters));
    }
}
