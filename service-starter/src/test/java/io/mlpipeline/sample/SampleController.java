package io.mlpipeline.sample;

import io.mlpipeline.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SampleController {

    record Echo(@NotBlank @Size(max = 100) String text, int count, boolean loud) {}

    static final SlowRequests SLOW = new SlowRequests();

    @PostMapping("/echo")
    Echo echo(@Valid @RequestBody Echo echo) {
        return echo;
    }

    @PostMapping("/v2/models/{model}/infer")
    Echo infer(@PathVariable String model, @RequestBody Echo echo) {
        throw ProblemException.notFound("model", "There is no such model; see GET /v2/models.");
    }

    @GetMapping("/noop")
    Map<String, Object> noop() {
        return Map.of("ok", true);
    }

    @GetMapping("/items/{id}")
    Map<String, Object> item(
            @PathVariable int id, @RequestParam(defaultValue = "1") @Max(5) int top) {
        return Map.of("id", id, "top", top);
    }

    @DeleteMapping("/items/{id}")
    Map<String, Object> delete(@PathVariable int id) {
        return Map.of("deleted", id);
    }

    @PostMapping("/bulk")
    Map<String, Object> bulk(HttpServletRequest request) throws IOException {
        return Map.of(
                "bytes", request.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    @GetMapping("/slow")
    Map<String, Object> slow() throws InterruptedException {
        SLOW.waitForRelease();
        return Map.of("slow", true);
    }

    @GetMapping("/later")
    Callable<Map<String, Object>> later() {
        return () -> {
            SLOW.waitForRelease();
            return Map.of("later", true);
        };
    }

    @GetMapping("/thread")
    Map<String, Object> thread() {
        return Map.of("virtual", Thread.currentThread().isVirtual());
    }

    @GetMapping("/mdc")
    Map<String, String> mdc() {
        return MDC.getCopyOfContextMap();
    }

    @GetMapping("/throws")
    void fail() {
        throw new IllegalStateException("secret: user text");
    }

    @GetMapping("/overloaded")
    void overloaded() {
        throw ProblemException.overloaded(
                "The queue is full; try again later.", Duration.ofSeconds(3));
    }

    /** Requests that wait until a test lets them go. */
    static final class SlowRequests {

        private volatile CountDownLatch entered = new CountDownLatch(0);
        private volatile CountDownLatch release = new CountDownLatch(0);

        void hold(int requests) {
            entered = new CountDownLatch(requests);
            release = new CountDownLatch(1);
        }

        void awaitHeld() throws InterruptedException {
            if (!entered.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the requests did not arrive");
            }
        }

        void release() {
            release.countDown();
        }

        void waitForRelease() throws InterruptedException {
            entered.countDown();
            if (!release.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not released");
            }
        }
    }
}
