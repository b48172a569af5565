package io.mlpipeline.mlservice.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlpipeline.mlservice.dataset.DatasetSummary.RowProblem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTests {

    @TempDir Path folder;

    @Test
    void readsCsvInTheOrderOfTheFile() throws Exception {
        Dataset data = csv("text,label\nb b,y\na,x\nc,x\n");

        assertThat(data.examples())
                .containsExactly(
                        new Example("b b", "y"), new Example("a", "x"), new Example("c", "x"));
        assertThat(data.labels().names()).containsExactly("x", "y");
        assertThat(data.targets()).containsExactly(1, 0, 0);
        assertThat(data.texts()).containsExactly("b b", "a", "c");
    }

    @Test
    void findsItsColumnsByNameWhereverTheyStand() throws Exception {
        Path file = write("id, category ,body\n1,x,a\n2,y,b\n");

        Dataset data =
                new DatasetReader(new Columns("body", "category")).read(file, DatasetFormat.CSV);

        assertThat(data.examples()).containsExactly(new Example("a", "x"), new Example("b", "y"));
    }

    @Test
    void readsQuotesLineBreaksWithinThemAndWindowsLineEnds() throws Exception {
        Dataset data = csv("text,label\r\n\"say \"\"hi\"\", please\",x\r\n\"two\nlines\",y\r\n");

        assertThat(data.texts()).containsExactly("say \"hi\", please", "two\nlines");
    }

    @Test
    void countsLinesAsAnEditorDoes() throws Exception {
        Dataset data = csv("text,label\n\"two\nlines\",x\n,y\nb,y\n");

        assertThat(data.summary().firstProblems())
                .containsExactly(new RowProblem(4, "the text is blank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text,label\na,x\nb,y\n", "\"text\",\"label\"\na,x\nb,y"})
    void leavesOutAByteOrderMark(String content) throws Exception {
        assertThat(csv('\uFEFF' + content).examples()).hasSize(2);
    }

    @Test
    void keepsEveryScript() throws Exception {
        Dataset data =
                csv("text,label\nl’été,français\nأين بطاقتي,عربي\n我的卡丢了,中文\n👩‍👩‍👧😀,🎉\n");

        assertThat(data.texts()).containsExactly("l’été", "أين بطاقتي", "我的卡丢了", "👩‍👩‍👧😀");
        assertThat(data.labels().names()).containsExactlyInAnyOrder("français", "عربي", "中文", "🎉");
    }

    @Test
    void leavesOutBlanksRepetitionsAndContradictionsAndSaysSo() throws Exception {
        Dataset data =
                csv(
                        """
                        text,label
                        a,x
                        a,x
                          ,y
                        b,
                        c,x
                        c,y
                        d,y
                        d,y
                        d,x
                        e,z,more
                        """);

        assertThat(data.examples()).containsExactly(new Example("a", "x"), new Example("d", "y"));
        DatasetSummary summary = data.summary();
        assertThat(summary.rows()).isEqualTo(10);
        assertThat(summary.used()).isEqualTo(2);
        assertThat(summary.classes()).isEqualTo(2);
        assertThat(summary.empty()).isEqualTo(2);
        assertThat(summary.duplicates()).isEqualTo(2);
        assertThat(summary.contradictions()).isEqualTo(1);
        assertThat(summary.outvoted()).isEqualTo(1);
        assertThat(summary.malformed()).isEqualTo(1);
        assertThat(summary.firstProblems())
                .containsExactly(
                        new RowProblem(4, "the text is blank"),
                        new RowProblem(5, "the label is blank"),
                        new RowProblem(11, "3 fields where the header has 2"));
    }

    @Test
    void namesClassesWithOneExample() throws Exception {
        assertThat(csv("text,label\na,x\nb,x\nc,once\n").summary().singletons())
                .containsExactly("once");
    }

    @Test
    void shortensTextsButSplitsNoEmoji() throws Exception {
        String filler = "a".repeat(DatasetCollector.MAX_TEXT_CHARACTERS - 1);
        Dataset data = csv("text,label\n" + filler + "😀 and on,x\n" + filler + "bc,y\n");

        assertThat(data.texts()).containsExactly(filler, filler + "b");
        assertThat(data.summary().cut()).isEqualTo(2);
    }

    @Test
    void leavesOutLabelsThatAreNone() throws Exception {
        String label = "l".repeat(DatasetCollector.MAX_LABEL_CHARACTERS + 1);

        assertThat(csv("text,label\na,x\nb,y\nc," + label + "\n").summary().malformed())
                .isEqualTo(1);
    }

    @Test
    void remembersOnlyTheFirstProblems() throws Exception {
        Dataset data = csv("text,label\na,x\nb,y\n" + ",z\n".repeat(1_000));

        assertThat(data.summary().empty()).isEqualTo(1_000);
        assertThat(data.summary().firstProblems()).hasSize(20);
    }

    @Test
    void readsNdjson() throws Exception {
        Dataset data =
                ndjson(
                        """
                        {"text":"a","label":"x","id":1}

                        {"label":7,"text":"b"}
                        not json
                        {"text":"no label"}
                        {"text":["a"],"label":"x"}
                        [1]
                        """);

        assertThat(data.examples()).containsExactly(new Example("a", "x"), new Example("b", "7"));
        assertThat(data.summary().malformed()).isEqualTo(4);
        assertThat(data.summary().firstProblems())
                .contains(
                        new RowProblem(4, "not JSON"),
                        new RowProblem(5, "no object with the members 'text' and 'label'"));
    }

    @Test
    void readsNdjsonWithAByteOrderMarkAndWindowsLineEnds() throws Exception {
        assertThat(
                        ndjson(
                                        "\uFEFF{\"text\":\"a\",\"label\":\"x\"}\r\n{\"text\":\"b\",\"label\":\"y\"}\r\n")
                                .summary()
                                .malformed())
                .isZero();
    }

    @Test
    void digestsTheFileAsItIs() throws Exception {
        String first = csv("text,label\na,x\nb,y\n").summary().sha256();

        assertThat(first)
                .hasSize(64)
                .isEqualTo(csv("text,label\na,x\nb,y\n").summary().sha256())
                .isNotEqualTo(csv("text,label\r\na,x\nb,y\n").summary().sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | The file is empty: it needs a header and rows.",
                "'text,label\n'                    | Of 0 rows, 0 different labels are left; training needs at least two.",
                "'text,label\na,x\nb,x\n'          | Of 2 rows, 1 different labels are left",
                "'text,label\na,x\na,y\n'          | 1 with contradicting labels.",
                "'Text,label\na,x\nb,y\n'          | The CSV has no column 'text'; its header is: Text, label. Name the columns by --text-column",
                "'text;label\na;x\nb;y\n'          | The CSV has no column 'text'; its header is: text;label.",
                "'text,label\na,x\nb,y\n\"c,x\nd,y' | The CSV cannot be read after line 3: look for a quote that is not closed",
                "'text,label\na,x\n\"b\"b,y\n'     | The CSV cannot be read after line 2: look for a quote",
            })
    void refusesWithASentence(String content, String sentence) {
        assertThatThrownBy(() -> csv(content))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesARowThatNeverEnds() {
        String endless = "text,label\na,x\n\"" + "b,y\n".repeat(400_000);

        assertThatThrownBy(() -> csv(endless))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a row over 1048576 characters");
    }

    @Test
    void refusesMoreClassesThanAreServed() {
        String rows =
                IntStream.rangeClosed(0, DatasetCollector.MAX_CLASSES)
                        .mapToObj(i -> "text %d,label %d\n".formatted(i, i))
                        .collect(Collectors.joining());

        assertThatThrownBy(() -> csv("text,label\n" + rows))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is the label column the right one?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void refusesOtherEncodings(String charset) throws IOException {
        Path file = folder.resolve("data");
        Files.write(file, "text,label\nl'été,x\nb,y\n".getBytes(Charset.forName(charset)));

        for (DatasetFormat format : DatasetFormat.values()) {
            assertThatThrownBy(() -> read(file, format))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageEndingWith("save it as UTF-8.");
        }
    }

    @Test
    void refusesAFileThatIsNotThereAndOneThatIsNone() {
        Path absent = folder.resolve("absent.csv");

        assertThatThrownBy(() -> read(absent, DatasetFormat.CSV))
                .isInstanceOf(DatasetException.class)
                .hasMessage("There is no file " + absent + ".");
        assertThatThrownBy(() -> read(folder, DatasetFormat.CSV))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"a.csv, CSV", "A.CSV, CSV", "a.ndjson, NDJSON", "a.b.jsonl, NDJSON"})
    void knowsFormatsByTheEnding(String name, DatasetFormat format) {
        assertThat(DatasetFormat.ofFileName(name)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xlsx", "csv", "", "a.csv.gz"})
    void knowsNoOtherEndings(String name) {
        assertThatThrownBy(() -> DatasetFormat.ofFileName(name))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(".csv, .ndjson or .jsonl");
    }

    private Dataset csv(String content) throws IOException {
        return read(write(content), DatasetFormat.CSV);
    }

    private Dataset ndjson(String content) throws IOException {
        return read(write(content), DatasetFormat.NDJSON);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("data"), content, StandardCharsets.UTF_8);
    }

    private static Dataset read(Path file, DatasetFormat format) {
        return new DatasetReader(new Columns("text", "label")).read(file, format);
    }
}
