package io.mlpipeline.mlservice.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.dataset.Example;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.linear.LinearClassifierFactory;
import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.ModelStore;
import io.mlpipeline.mlservice.training.SampleTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainCommandTests {

    @TempDir Path folder;

    @Test
    void writesAModelAndAReport() throws Exception {
        CommandRun run = train(write("data.csv", SampleTexts.csv(SampleTexts.of(4, 25, 1))));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Data: 100 rows, of which ")
                .containsPattern("accuracy +\\d+\\.\\d %")
                .containsPattern("macro F1 +\\d+\\.\\d %")
                .containsPattern("calibration error +\\d+\\.\\d %")
                .containsPattern("class_[0-3] +\\d+ +\\d+\\.\\d %")
                .contains("Reliability", "Confusions that matter most", "peak memory")
                .contains("is in " + model());
        assertThat(run.err().lines().toList())
                .isNotEmpty()
                .allMatch(line -> line.matches(" *\\d+ %  [A-Z][a-z -]+(, about .* left)?"))
                .last()
                .isEqualTo("100 %  Done");
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void writesWhatTheRegistryTakesAndServes() throws Exception {
        List<Example> examples = SampleTexts.of(3, 25, 1);
        train(write("data.csv", SampleTexts.csv(examples)), "--licence", "CC0-1.0");

        ModelManifest manifest =
                new ModelStore(folder.resolve("registry")).publish(folder.resolve("model"));

        assertThat(manifest.licence()).isEqualTo("CC0-1.0");
        assertThat(manifest.labels()).containsExactly("class_0", "class_1", "class_2");
        assertThat(answers(manifest, examples.stream().map(Example::text).toList()))
                .isEqualTo(examples.stream().map(Example::label).toList());
    }

    @Test
    void trainsACascadeUnlessToldOtherwise() throws Exception {
        Path data = write("data.csv", SampleTexts.csv(SampleTexts.of(3, 15, 1)));

        CommandRun run = CommandRun.of("--data", data.toString(), "--out", model().toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ManifestFile.read(model(), "new").engine()).isEqualTo("cascade");
        assertThat(run.out())
                .contains("Cascade: linear answers from a score of", "<- chosen")
                .contains("Engines compared");
    }

    @Test
    void givesTheSameModelForTheSameDataAndSeed() throws Exception {
        Path data = write("data.ndjson", SampleTexts.ndjson(SampleTexts.of(3, 25, 1)));
        train(data);
        byte[] first = Files.readAllBytes(model().resolve("linear.bin"));
        String version = ManifestFile.read(model(), "first").version();

        assertThat(train(data, "--force").exitCode()).isZero();

        assertThat(Files.readAllBytes(model().resolve("linear.bin"))).isEqualTo(first);
        assertThat(ManifestFile.read(model(), "second").version()).isEqualTo(version);
    }

    @Test
    void saysWhatItLeftOut() throws Exception {
        String rows =
                """
                only one,class_9
                ,class_1
                both ways,class_0
                both ways,class_1
                too,many,fields
                """;
        CommandRun run = train(write("data.csv", SampleTexts.csv(SampleTexts.of(3, 25, 1)) + rows));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Data: 80 rows")
                .contains("1 left out: malformed")
                .contains("1 left out: blank text or label")
                .contains("1 left out: texts whose labels contradict each other")
                .contains("line 78: the text is blank")
                .contains("line 81: 3 fields where the header has 2")
                .contains("a class with one example, trained on but not measured: class_9");
    }

    @Test
    void listsTheWorstFewOfManyClasses() throws Exception {
        CommandRun run = train(write("data.csv", SampleTexts.csv(SampleTexts.of(500, 3, 1))));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("of 500 classes are used")
                .contains("Classes, the worst 15 of 500; report.json holds all");
        assertThat(ManifestFile.read(model(), "new").labels()).hasSize(500);
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of(
                        " ",
                        List.of("carte perdue", "volée", "égarée"),
                        List.of("virement", "bénéficiaire", "reçu"),
                        List.of("où", "est", "ça", "l'été", "déjà")),
                Arguments.of(
                        " ",
                        List.of("بطاقة", "ضاعت", "مسروقة"),
                        List.of("تحويل", "حساب", "مبلغ"),
                        List.of("أين", "من", "فضلك", "الآن", "لماذا")),
                Arguments.of(
                        "",
                        List.of("卡丢了", "银行卡", "挂失"),
                        List.of("转账", "汇款", "到账"),
                        List.of("请问", "我的", "什么", "今天", "吗")),
                Arguments.of(
                        " ",
                        List.of("😀", "😃", "🎉"),
                        List.of("😡", "💔", "👎"),
                        List.of("👩‍👩‍👧", "☕", "🚀", "🏠", "⏰")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void trainsOnTextsOfAnyScript(
            String gap, List<String> first, List<String> second, List<String> shared)
            throws Exception {
        List<Example> examples = SampleTexts.ofTwo(first, second, shared, gap, 30);

        CommandRun run = train(write("data.csv", SampleTexts.csv(examples)));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(first.getFirst(), second.getFirst());
        ModelManifest manifest = ManifestFile.read(model(), "new");
        List<String> labels = examples.stream().map(Example::label).toList();
        List<String> answers = answers(manifest, examples.stream().map(Example::text).toList());
        assertThat(answers).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | The file is empty: it needs a header and rows.",
                "'body,label\nhello,a\n'         | no column 'text'; its header is: body, label.",
                "'text,label\n'                  | Of 0 rows, 0 different labels are left; training needs at least two.",
                "'text,label\na,x\nb,x\n'        | 1 different labels are left; training needs at least two.",
                "'text,label\na,x\nb,y\n'        | training needs at least 10, and two classes with two examples each.",
                "'text,label\na,x\n\"b,y\nc,x\n' | The CSV cannot be read after line 2: look for a quote that is not closed",
            })
    void refusesDataInASentence(String content, String sentence) throws Exception {
        CommandRun run = train(write("data.csv", content));

        assertRefused(run, 1, sentence);
        assertThat(model()).doesNotExist();
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        Path data = folder.resolve("data.csv");
        Files.write(
                data, new byte[] {'t', 'e', 'x', 't', ',', 'l', 'a', 'b', 'e', 'l', '\n', -23, 10});

        assertRefused(train(data), 1, "save it as UTF-8.");
    }

    @Test
    void refusesAFileThatIsNotThere() throws Exception {
        assertRefused(train(folder.resolve("nothing.csv")), 1, "There is no file ");
    }

    @Test
    void replacesNoModelUnlessForced() throws Exception {
        Path data = write("data.csv", SampleTexts.csv(SampleTexts.of(3, 25, 1)));
        train(data);
        ModelManifest before = ManifestFile.read(model(), "before");

        assertRefused(train(data), 1, "replace it by --force.");
        assertRefused(train(write("bad.csv", "text,label\n"), "--force"), 1, "needs at least two");
        assertThat(ManifestFile.read(model(), "after")).isEqualTo(before);

        Path other = write("other.csv", SampleTexts.csv(SampleTexts.of(2, 25, 2)));
        CommandRun run =
                CommandRun.of(
                        "--data",
                        other.toString(),
                        "--out",
                        model().toString(),
                        "--engine",
                        "encoder",
                        "--force");

        assertThat(run.exitCode()).as(run.err()).isZero();
        ModelManifest after = ManifestFile.read(model(), "after");
        assertThat(after.engine()).isEqualTo("encoder");
        try (Stream<Path> files = Files.list(model())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            after.files().keySet().stream(),
                                            Stream.of(
                                                    ModelManifest.FILE_NAME,
                                                    ModelManifest.DIGEST_NAME))
                                    .toList());
        }
    }

    @Test
    void touchesNoDirectoryThatHoldsSomethingElse() throws Exception {
        Path data = write("data.csv", SampleTexts.csv(SampleTexts.of(3, 25, 1)));
        Files.createDirectories(model());
        Files.writeString(model().resolve("diary.txt"), "mine");

        assertRefused(train(data, "--force"), 1, "is not empty and holds no model");
        assertThat(model().resolve("diary.txt")).hasContent("mine");

        Path file = write("file", "");
        CommandRun run = CommandRun.of("--data", data.toString(), "--out", file.toString());
        assertRefused(run, 1, "is a file: name a directory by --out.");
    }

    @Test
    void writesToADirectoryThatIsThereAndEmpty() throws Exception {
        Files.createDirectories(model());

        CommandRun run = train(write("data.csv", SampleTexts.csv(SampleTexts.of(3, 25, 1))));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ManifestFile.read(model(), "new").engine()).isEqualTo("linear");
        assertThat(model()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void leavesNothingBehindWhenInterrupted() throws Exception {
        Interruption interruption = new Interruption();
        interruption.ask();

        CommandRun run =
                CommandRun.of(
                        interruption,
                        "--data",
                        write("data.csv", SampleTexts.csv(SampleTexts.of(3, 25, 1))).toString(),
                        "--engine",
                        "linear",
                        "--out",
                        model().toString());

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("Interrupted; nothing was written.\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("data.csv"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out m                                          | Missing required option: '--data=FILE'",
                "--data d.csv                                     | Missing required option: '--out=DIR'",
                "--data d.csv --out m --engine svm                | choose linear, encoder or cascade",
                "--data d.csv --out m --engine onnx               | onnx models are trained elsewhere",
                "--data d.csv --out m --hold-out 0.9              | The hold-out must be between 0.05 and 0.5.",
                "--data d.csv --out m --hold-out NaN              | The hold-out must be between 0.05 and 0.5.",
                "--data d.csv --out m --max-accuracy-loss 2       | The accuracy that may be lost must be between 0 and 1.",
                "--data d.csv --out m --seed seven                | Invalid value for option '--seed'",
                "--data d.csv --out m --epochs 3                  | Unknown options: '--epochs', '3'",
                "--data d.xlsx --out m                            | The data must be a .csv, .ndjson or .jsonl file, by its name.",
            })
    void refusesWrongOptions(String options, String sentence) {
        CommandRun run = CommandRun.of(options.split(" "));

        assertRefused(run, 2, sentence);
        assertThat(run.err()).contains("train --help");
    }

    @Test
    void explainsItself() {
        CommandRun help = CommandRun.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "--data",
                        "--text-column",
                        "--label-column",
                        "--engine",
                        "--out",
                        "--force",
                        "--seed",
                        "--hold-out",
                        "--max-accuracy-loss",
                        "--licence",
                        "130");

        CommandRun version = CommandRun.of("--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("ml-service \\S+\\R");
    }

    private Path model() {
        return folder.resolve("model");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private CommandRun train(Path data, String... more) {
        return CommandRun.of(
                Stream.concat(
                                Stream.of(
                                        "--data",
                                        data.toString(),
                                        "--out",
                                        model().toString(),
                                        "--engine",
                                        "linear"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<String> answers(ModelManifest manifest, List<String> texts) throws IOException {
        try (TextClassifier classifier =
                new LinearClassifierFactory().load(model(), new Labels(manifest.labels()))) {
            return classifier.classify(texts).stream()
                    .map(answer -> answer.scores().top(1).getFirst().label())
                    .toList();
        }
    }

    private void assertRefused(CommandRun run, int exitCode, String sentence) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }
}
