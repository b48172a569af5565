package io.mlpipeline.quickstart.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that keeps what its console says and which addresses it asked for. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");

    private final ChromeDriver driver;
    private final String origin;

    private Browser(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** Where Debian and others put it. */
    static Optional<Path> program() {
        return first("chromium", "google-chrome");
    }

    static Optional<Path> driverProgram() {
        return first("chromedriver");
    }

    private static Optional<Path> first(String... names) {
        return Stream.of(names)
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens one with an empty cache.
     *
     * @param downloads where it puts what the page hands out
     */
    static Browser open(String origin, Path downloads) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().orElseThrow().toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driverProgram().orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1100, 900));
        return new Browser(driver, origin);
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String part) {
        driver.get(origin + "/#" + part);
        await("#" + part + ":not([hidden])");
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The element, once it is there and shows. */
    WebElement await(String css) {
        return waiting()
                .until(ignored -> {
                    WebElement found = find(css);
                    return found.isDisplayed() ? found : null;
                });
    }

    /** The element, once it shows these words. */
    WebElement await(String css, String words) {
        return waiting()
                .until(ignored -> {
                    WebElement found = find(css);
                    return found.getText().contains(words) ? found : null;
                });
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
        wait.ignoring(StaleElementReferenceException.class);
        wait.ignoring(org.openqa.selenium.NoSuchElementException.class);
        return wait;
    }

    /** Serious and critical faults by axe-core, one line each. */
    List<String> accessibilityFaults() {
        driver.executeScript(axe());
        Object faults =
                driver.executeAsyncScript(
                        """
                        const done = arguments[0];
                        axe.run().then((result) => done(result.violations
                            .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                            .map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | '))));
                        """);
        // what axe-core itself made the console say
        complaints();
        return ((List<?>) faults).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        String file = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
        try (InputStream in = Browser.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not where it was: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the console complained of since this was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Addresses asked for elsewhere than at the suite, since this was last asked. */
    List<String> foreignRequests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> ADDRESS.matcher(entry.getMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(address -> !address.startsWith(origin + "/"))
                .filter(address -> !address.startsWith("data:") && !address.startsWith("blob:"))
                .toList();
    }

    /** Drops a file on an element, as a hand would. */
    void drop(String css, String name, String content) {
        driver.executeScript(
                """
                const transfer = new DataTransfer();
                transfer.items.add(new File([arguments[2]], arguments[1]));
                arguments[0].dispatchEvent(
                    new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                """,
                find(css),
                name,
                content);
    }

    /** Until the page's scripts had run, and so whatever shows works, since it was asked for. */
    Duration untilInteractive() {
        Number millis =
                (Number)
                        driver.executeScript(
                                "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        return Duration.ofMillis(millis.longValue());
    }

    /** What it has downloaded under a name, once it is whole. */
    String downloaded(Path file) throws IOException {
        waiting().until(ignored -> Files.exists(file));
        return Files.readString(file);
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Keeps what is seen, whole, where a folder for it is named. */
    void keep(String name) throws IOException {
        String folder = System.getProperty("mlpipeline.screenshots");
        if (folder != null) {
            Files.write(
                    Path.of(folder).resolve("page-" + name + ".png"),
                    driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
