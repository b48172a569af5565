package io.mlpipeline.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mlpipeline.quickstart.suite.TestedSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/**
 * The page in a real browser against the running suite. The order is a visitor's: what one test
 * sends the next one finds. Pictures for the documents by {@code -Dmlpipeline.screenshots=FOLDER},
 * how long the page takes to load by {@code -Dmlpipeline.loads=10}, for which the machine must be
 * idle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTests {

    private static final Path SITE =
            Path.of("..", "page", "target", "classes", "META-INF", "resources");
    private static final int MOST_COMPRESSED_BYTES = 400_000;
    private static final List<String> SENT_LABELS =
            List.of("card_arrival", "lost_or_stolen_card", "exchange_rate", "terminate_account");

    @TempDir private static Path folder;
    private TestedSuite suite;
    private Browser browser;

    @BeforeAll
    void startsTheSuite() throws Exception {
        assumeThat(Browser.program()).as("Chromium is not installed").isPresent();
        assumeThat(Browser.driverProgram()).as("chromedriver is not installed").isPresent();
        suite = TestedSuite.start(folder.resolve("data"));
        browser = Browser.open(suite.origin(), folder);
    }

    @AfterAll
    void stopsTheSuite() {
        if (browser != null) {
            browser.close();
        }
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    @Order(1)
    void classifiesExplainsAndTakesACorrection() throws Exception {
        browser.go("try");
        browser.find("#text").sendKeys("I lost my card on the train");
        browser.find("#explain").click();
        browser.find("#try-form [type=submit]").click();

        assertThat(browser.await("#answer .label").getText()).isEqualTo("lost_or_stolen_card");
        assertThat(browser.all("#answer .bars li")).hasSize(5);
        assertThat(browser.all("#answer mark")).isNotEmpty();
        browser.await("#answer", "Language: English");
        browser.keep("try");

        browser.find("#right").click();
        browser.await("#thanks", "lost_or_stolen_card");
        browser.find("#right-label").sendKeys("compromised_card");
        browser.find("#feedback [type=submit]").click();
        browser.await("#thanks", "compromised_card");
        assertNoFault();
    }

    @Test
    @Order(2)
    void classifiesABatchAndHandsItOutAsCsv() throws Exception {
        browser.go("try");
        WebElement text = browser.find("#text");
        text.clear();
        text.sendKeys("Where is my new card?\nHow do I close my account?");
        browser.find("#try-form [type=submit]").click();

        browser.await("#batch table");
        assertThat(browser.all("#batch tbody tr")).hasSize(2);
        browser.find("#csv").click();
        assertThat(browser.downloaded(folder.resolve("predictions.csv")).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("text,label,score,"),
                        line -> assertThat(line).contains("\"Where is my new card?\",\"card_"),
                        line -> assertThat(line).contains("account?\",\"terminate_account\",\"0."));
        assertNoFault();
    }

    @Test
    @Order(3)
    void takesAFileAndShowsWhatIsWrongInIt() throws Exception {
        Path file = folder.resolve("texts.csv");
        Files.writeString(file, "text,label\n" + sample() + "No such label,nonsense\n");
        browser.go("data");
        browser.find("#file").sendKeys(file.toString());
        browser.find("#upload [type=submit]").click();

        assertThat(browser.await("#upload-done").getText()).contains("1 refused");
        assertThat(browser.find("#upload-result table").getText()).contains("label");
        browser.await("#counts", "READY");
        browser.await("#counts", "English");
        browser.find("#q").sendKeys("exchange");
        browser.find("#search [type=submit]").click();
        browser.await("#found tbody tr");
        browser.keep("data");

        browser.drop("#drop", "more.ndjson", "{\"text\":\"My top up was reverted\"}\n");
        browser.find("#upload [type=submit]").click();
        browser.await("#upload-done", "1");
        assertNoFault();
    }

    @Test
    @Order(4)
    void trainsShowsWhyAVersionIsRefusedAndActivatesItAllTheSame() throws Exception {
        browser.await("#counts", "READY");
        browser.go("models");
        browser.await("#versions .badge.champion");
        new Select(browser.find("#engine")).selectByVisibleText("linear");
        browser.find("#train [type=submit]").click();
        browser.await("#job-done", "is trained");
        WebElement activate = browser.await("button[aria-label^='Activate: linear-']");
        activate.click();

        browser.await("#alias-result", "was not activated");
        assertThat(browser.all("#alias-result li")).isNotEmpty();
        browser.find("#alias-result button").click();
        browser.await("#alias-result", "answers now");
        browser.find("#rollback").click();
        browser.await("#alias-result", "cascade-");
        // the refusal is an answer that a browser's console calls a failure
        assertThat(browser.complaints()).allMatch(line -> line.contains("409"));
    }

    @Test
    @Order(5)
    void showsAVersionsReportAndTwoBesideOneAnother() throws Exception {
        browser.go("models");
        browser.await("button[aria-label^='Details: cascade-']").click();
        browser.await("#details .heat");
        assertThat(browser.all("#details canvas")).isNotEmpty();
        browser.keep("models");
        browser.complaints();
        browser.all("#versions [type=checkbox]").forEach(WebElement::click);
        browser.find("#compare").click();
        browser.await("#details h3", " and ");
        assertNoFault();
    }

    @Test
    @Order(6)
    void showsWhatHappens() throws Exception {
        browser.go("live");
        browser.await("#tiles", "Requests per second");
        for (int i = 0; i < 8; i++) {
            browser.driver()
                    .executeAsyncScript(
                            """
                            const done = arguments[0];
                            fetch('/api/predict', {method: 'POST', headers: {'Content-Type': 'application/json'},
                              body: JSON.stringify({texts: ['Where is my card?', 'top up failed']})})
                              .then(() => setTimeout(done, 500));
                            """);
        }
        browser.await("#tiles", " ms");
        assertThat(browser.all("#charts canvas")).hasSize(4);
        browser.keep("live");
        assertNoFault();
    }

    @Test
    @Order(7)
    void saysInASentenceWhatWentWrong() {
        browser.go("try");
        WebElement text = browser.find("#text");
        text.clear();
        browser.driver().executeScript("arguments[0].value = 'x'.repeat(10001)", text);
        browser.find("#try-form [type=submit]").click();

        assertThat(browser.await("#errors p").getText()).contains("10").endsWith(".");
        browser.find("#errors button").click();
        assertThat(browser.all("#errors p")).isEmpty();
        assertThat(browser.complaints()).allMatch(line -> line.contains("4"));
    }

    @Test
    @Order(8)
    void worksByTheKeyboardAlone() {
        browser.go("try");
        browser.driver().navigate().refresh();
        browser.await("#try:not([hidden])");
        press(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Skip to the content");
        press(Keys.TAB);
        press(Keys.TAB);
        assertThat(focused().getText()).isEqualTo("Data");
        press(Keys.ENTER);
        browser.await("#data:not([hidden])");
        browser.go("try");
        for (int i = 0; i < 20 && !"text".equals(focused().getDomAttribute("id")); i++) {
            press(Keys.TAB);
        }
        new Actions(browser.driver()).sendKeys("How do I close my account?").perform();
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.ENTER)
                .keyUp(Keys.CONTROL)
                .perform();
        browser.await("#answer .label", "terminate_account");
        assertNoFault();
    }

    @Test
    @Order(9)
    void fitsAPhoneAndSpeaksFrench() throws Exception {
        browser.resize(390, 800);
        for (String part : List.of("try", "data", "models", "live")) {
            browser.go(part);
            assertThat(number("return document.documentElement.scrollWidth"))
                    .as("width of %s", part)
                    .isLessThanOrEqualTo(390);
        }
        new Select(browser.find("#language")).selectByValue("fr");
        browser.await("h2#live-title", "En direct");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("fr");
        browser.keep("phone");
        assertNoFault();
    }

    @Test
    @Order(10)
    void isSmall() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(SITE).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                    Files.copy(file, out);
                }
            }
        }
        assertThat(compressed.size()).isBetween(10_000, MOST_COMPRESSED_BYTES);
    }

    @Test
    @Order(11)
    @EnabledIfSystemProperty(named = "mlpipeline.loads", matches = "\\d+")
    void isSoonInteractiveWithAnEmptyCache() {
        List<Duration> loads = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("mlpipeline.loads"); i++) {
            try (Browser fresh = Browser.open(suite.origin(), folder)) {
                fresh.go("try");
                loads.add(fresh.untilInteractive());
            }
        }
        System.out.println("The page was interactive after " + loads);
        assertThat(loads).allMatch(load -> load.compareTo(Duration.ofSeconds(1)) < 0);
    }

    private void assertNoFault() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.foreignRequests()).isEmpty();
        assertThat(browser.accessibilityFaults()).isEmpty();
    }

    private static String sample() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "samples", "banking77.csv"))) {
            return lines.filter(line ->
                            SENT_LABELS.stream().anyMatch(label -> line.endsWith("," + label)))
                    .reduce("", (all, line) -> all + line + "\n");
        }
    }

    private long number(String script) {
        return ((Number) browser.driver().executeScript(script)).longValue();
    }

    private void press(Keys key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }

    private WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }
}
