package io.mlpipeline.benchmarks.speed;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/**
 * Good answers per second, one group of bars per target; logarithmic, as they differ by magnitudes.
 */
final class SpeedChart {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;

    private final SpeedReport report;

    SpeedChart(SpeedReport report) {
        this.report = report;
    }

    void write(Path png) throws IOException {
        ImageIO.write(BitmapEncoder.getBufferedImage(chart()), "png", png.toFile());
    }

    private CategoryChart chart() {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Good answers per second over HTTP")
                        .yAxisTitle("requests/s, logarithmic")
                        .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setYAxisMin(10.0);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setLabelsPosition(1.0);
        chart.getStyler().setYAxisDecimalPattern("#,###");
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        List<String> targets = report.http().stream().map(HttpLoad::target).distinct().toList();
        report.http().stream()
                .map(HttpLoad::connections)
                .distinct()
                .sorted()
                .forEach(connections -> addSeries(chart, targets, connections));
        return chart;
    }

    private void addSeries(CategoryChart chart, List<String> targets, int connections) {
        List<Double> values =
                targets.stream()
                        .map(target ->
                                report.http().stream()
                                        .filter(load -> load.target().equals(target))
                                        .filter(load -> load.connections() == connections)
                                        .map(load ->
                                                (double)
                                                        Math.max(
                                                                1,
                                                                Math.round(
                                                                        load.goodPerSecond()
                                                                                .median())))
                                        .findFirst()
                                        .orElse(1.0))
                        .toList();
        chart.addSeries(
                connections == 1 ? "1 connection" : connections + " connections", targets, values);
    }
}
