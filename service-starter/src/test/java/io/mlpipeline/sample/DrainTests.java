package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.sample.RawHttp.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that leaves, as the clients see it who are connected to it. */
class DrainTests {

    private static final String NOOP = "GET /noop HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int CLIENTS = 32;

    @Test
    void breaksNoConnectionUnderLoad() throws Exception {
        ConfigurableApplicationContext context = start("--mlpipeline.drain.grace=300ms");
        int port = port(context);
        CountDownLatch warm = new CountDownLatch(CLIENTS * 20);
        AtomicInteger answered = new AtomicInteger();
        Callable<Void> client =
                () -> {
                    try (RawHttp http = new RawHttp(port)) {
                        Answer answer;
                        do {
                            answer = http.send(NOOP).receive();
                            assertThat(answer.status()).isEqualTo(200);
                            answered.incrementAndGet();
                            warm.countDown();
                        } while (!answer.closes());
                        assertThat(http.isEnded()).isTrue();
                    }
                    return null;
                };
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(client));
            }
            warm.await();
            context.close();
            for (Future<Void> one : running) {
                one.get();
            }
        }
        assertThat(answered).hasValueGreaterThanOrEqualTo(CLIENTS * 20);
    }

    @Test
    void isUnreadyAtOnceAndServesOnThroughTheGrace() throws Exception {
        ConfigurableApplicationContext context = start("--mlpipeline.drain.grace=1500ms");
        int port = port(context);
        try (RawHttp watcher = new RawHttp(port);
                ExecutorService closer = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(watcher.send(readiness()).receive().status()).isEqualTo(200);
            closer.submit(context::close);

            Answer readiness = untilNot(200, port);
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.closes()).isTrue();
            // the drain begins just after readiness went
            Answer served;
            do {
                served = RawHttp.exchange(port, NOOP);
                assertThat(served.status()).isEqualTo(200);
            } while (!served.closes());
            assertThat(RawHttp.exchange(port, readiness()).status()).isEqualTo(503);
        }
    }

    @Test
    void refusesInWordsWhileItFinishesWhatIsUnderWay() throws Exception {
        ConfigurableApplicationContext context =
                start("--mlpipeline.drain.grace=0s", "--mlpipeline.drain.refusal=0s");
        int port = port(context);
        try (RawHttp idle = new RawHttp(port);
                RawHttp slow = new RawHttp(port);
                RawHttp later = new RawHttp(port);
                ExecutorService closer = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(idle.send(NOOP).receive().status()).isEqualTo(200);
            SampleController.SLOW.hold(2);
            slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            later.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
            SampleController.SLOW.awaitHeld();
            Future<?> closing = closer.submit(context::close);
            awaitPortClosed(port);

            Answer refused = idle.send(NOOP).receive();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.closes()).isTrue();
            assertThat(refused.head()).contains("Retry-After: 1");
            assertThat(refused.body()).contains("\"code\":\"draining\"");
            assertThat(idle.isEnded()).isTrue();

            assertThat(closing.isDone()).isFalse();
            SampleController.SLOW.release();
            assertThat(slow.receive().body()).isEqualTo("{\"slow\":true}");
            assertThat(later.receive().body()).isEqualTo("{\"later\":true}");
            closing.get();
        }
    }

    @Test
    void answersARequestThatCrossesWithTheEndOfAnIdleConnection() throws Exception {
        ConfigurableApplicationContext context =
                start("--mlpipeline.drain.grace=0s", "--mlpipeline.drain.refusal=0s");
        int port = port(context);
        List<RawHttp> idle = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            RawHttp http = new RawHttp(port);
            assertThat(http.send(NOOP).receive().status()).isEqualTo(200);
            idle.add(http);
        }
        try (ExecutorService closer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = closer.submit(context::close);
            awaitPortClosed(port);
            for (RawHttp http : idle) {
                // whichever came first, the request or the farewell: a whole answer, and then the
                // end
                Answer answer = http.send(NOOP).receive();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.closes()).isTrue();
                assertThat(answer.body()).contains("\"code\":\"draining\"").endsWith("}");
                assertThat(http.isEnded()).isTrue();
                http.close();
            }
            closing.get();
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = "--server.port=0";
        return new SpringApplication(SampleApplication.class).run(all);
    }

    private static int port(ConfigurableApplicationContext context) {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    private static String readiness() {
        return "GET /health/readiness HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static Answer untilNot(int status, int port) throws IOException {
        Answer answer;
        do {
            answer = RawHttp.exchange(port, readiness());
        } while (answer.status() == status);
        return answer;
    }

    /** New connections may break from here on; those that are open may not. */
    private static void awaitPortClosed(int port) {
        while (true) {
            try (RawHttp http = new RawHttp(port)) {
                http.send(NOOP).receive();
            } catch (IOException _) {
                return;
            }
        }
    }
}
