package io.mlpipeline.sentenceencoder;

import static io.mlpipeline.sentenceencoder.Graph.NONE;
import static io.mlpipeline.sentenceencoder.Graph.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.mlpipeline.sentenceencoder.PublishedModel.Dense;
import io.mlpipeline.sentenceencoder.PublishedModel.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The published encoder's weights in a graph that computes the same with less work.
 *
 * <ul>
 *   <li>The tokens of all texts stand in one long row. Only attention, where the tokens of a text
 *       meet, spreads them into a grid as wide as the longest text, and gathers them again: most of
 *       the work is the same whatever the texts' lengths. Zeng et al., "Boosting Distributed
 *       Training Performance of the Unpadded BERT Model", 2022 (arXiv 2208.08124).
 *   <li>ONNX Runtime's fused operators: one for attention, one for each sum that is normalised, one
 *       product for queries, keys and values.
 * </ul>
 *
 * <p>A BERT, Devlin et al. 2019 (arXiv 1810.04805), of 12 layers, 12 heads and 384 numbers a token;
 * tokens are all of the first type.
 */
final class PackedEncoder {

    /** Names of the files on the class path of whoever uses them. */
    static final String MODEL = "bge-small-en-v1.5-q-packed.onnx";

    private static final String TOKENIZER = "bge-small-en-v1.5-q-tokenizer.json";
    private static final String PUBLISHED = "bge-small-en-v1.5-q.onnx";

    private static final int LAYERS = 12;
    private static final int HEADS = 12;
    private static final int NUMBERS = 384;
    private static final float EPSILON = 1e-12f;

    private final PublishedModel published;
    private final Graph graph = new Graph("bge-small-en-v1.5");

    private PackedEncoder(PublishedModel published) {
        this.published = published;
    }

    /** Writes the graph and the tokenizer into the folder given. */
    public static void main(String[] folder) throws IOException {
        Path output = Path.of(folder[0]);
        try (InputStream model = resource(PUBLISHED);
                InputStream tokenizer = resource(TOKENIZER)) {
            Files.write(output.resolve(MODEL), of(PublishedModel.read(model)).toByteArray());
            Files.copy(tokenizer, output.resolve(TOKENIZER), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static ModelProto of(PublishedModel published) {
        return new PackedEncoder(published).build();
    }

    static InputStream resource(String name) throws IOException {
        InputStream in = PackedEncoder.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new FileNotFoundException("The class path holds no " + name);
        }
        return in;
    }

    /**
     * Inputs: every token's id and its position in its text; for each cell of the grid [text,
     * position] the token that stands there, any one behind a text's end; for each token its cell,
     * counted row by row; the length of each text. Output: a vector for each token.
     */
    private ModelProto build() {
        String ids = graph.input("token_ids", DataType.INT64, "tokens");
        String positions = graph.input("positions", DataType.INT64, "tokens");
        String grid = graph.input("grid", DataType.INT64, "texts", "width");
        String cells = graph.input("cells", DataType.INT64, "tokens");
        String lengths = graph.input("lengths", DataType.INT32, "texts");

        Attention attention = attention(grid, cells, lengths);
        String tokens = embeddings(ids, positions);
        for (int layer = 0; layer < LAYERS; layer++) {
            tokens = layer(layer, tokens, attention);
        }
        graph.apply("Identity", "token_vectors", List.of(tokens));
        graph.output("token_vectors", DataType.FLOAT, "tokens", "numbers");
        return graph.toModel();
    }

    private String embeddings(String ids, String positions) {
        String word = lookUp("word", ids);
        String type =
                graph.store(
                        Tensors.firstRow(
                                "type",
                                published.table("embeddings.token_type_embeddings.weight")));
        String typed = graph.apply("Add", "typed", List.of(word, type));
        String placed = graph.apply("Add", "placed", List.of(typed, lookUp("position", positions)));
        return graph.apply(
                "LayerNormalization",
                "embedded",
                List.of(
                        placed,
                        stored("embeddings.LayerNorm.weight"),
                        stored("embeddings.LayerNorm.bias")),
                attribute("axis", -1L),
                attribute("epsilon", EPSILON));
    }

    private String lookUp(String kind, String which) {
        Table table = published.table("embeddings.%s_embeddings.weight".formatted(kind));
        String bytes =
                graph.apply("Gather", kind + "_bytes", List.of(graph.store(table.values()), which));
        return graph.apply(
                "DequantizeLinear",
                kind,
                List.of(bytes, graph.store(table.scale()), graph.store(table.zeroPoint())));
    }

    /** Queries, keys and values come out of one product, three thirds of a row for each token. */
    private Attention attention(String grid, String cells, String lengths) {
        String three = graph.store(Tensors.scalar("three", 3));
        String one = graph.store(Tensors.scalar("one", 1));
        String queries = graph.apply("Mul", "queries", List.of(grid, three));
        String keys = graph.apply("Add", "keys", List.of(queries, one));
        String values = graph.apply("Add", "values", List.of(keys, one));
        String rows = graph.store(Tensors.integers("rows", -1, NUMBERS));
        return new Attention(List.of(queries, keys, values), cells, lengths, rows);
    }

    private String layer(int layer, String tokens, Attention attention) {
        String attended = attend(layer, tokens, attention);
        String self =
                normalisedSum(
                        layer,
                        "attention.output",
                        product(layer, "attention.output.dense", attended),
                        tokens);
        String wide = product(layer, "intermediate.dense", self);
        String bent = graph.applyFused("Gelu", name(layer, "gelu"), List.of(wide));
        return normalisedSum(layer, "output", product(layer, "output.dense", bent), self);
    }

    private String attend(int layer, String tokens, Attention attention) {
        List<Dense> thirds =
                Stream.of("query", "key", "value")
                        .map(part -> published.dense(layer, "attention.self." + part))
                        .toList();
        Dense together =
                new Dense(
                        Tensors.beside(
                                name(layer, "qkv.weight"),
                                thirds.stream().map(Dense::weights).toList()),
                        Tensors.beside(
                                name(layer, "qkv.scale"),
                                thirds.stream().map(Dense::scale).toList()),
                        Tensors.beside(
                                name(layer, "qkv.bias"),
                                thirds.stream().map(Dense::bias).toList()));
        String product = product(name(layer, "qkv"), tokens, together);
        String rows =
                graph.apply("Reshape", name(layer, "qkv_rows"), List.of(product, attention.rows()));
        List<String> grids =
                attention.thirds().stream()
                        .map(third ->
                                graph.apply("Gather", name(layer, third), List.of(rows, third)))
                        .toList();
        String heads =
                graph.applyFused(
                        "MultiHeadAttention",
                        name(layer, "heads"),
                        List.of(
                                grids.get(0),
                                grids.get(1),
                                grids.get(2),
                                NONE,
                                attention.lengths()),
                        attribute("num_heads", (long) HEADS));
        String flat =
                graph.apply("Reshape", name(layer, "cells"), List.of(heads, attention.rows()));
        return graph.apply("Gather", name(layer, "attended"), List.of(flat, attention.cells()));
    }

    private String product(int layer, String place, String tokens) {
        return product(name(layer, place), tokens, published.dense(layer, place));
    }

    /**
     * The tokens' numbers are turned to bytes by the extremes of all that are computed together.
     */
    private String product(String name, String tokens, Dense dense) {
        return graph.applyFused(
                "DynamicQuantizeMatMul",
                name,
                List.of(
                        tokens,
                        graph.store(dense.weights()),
                        graph.store(dense.scale()),
                        NONE,
                        graph.store(dense.bias())));
    }

    private String normalisedSum(int layer, String place, String change, String tokens) {
        String norm = "encoder.layer.%d.%s.LayerNorm.".formatted(layer, place);
        return graph.applyFused(
                "SkipLayerNormalization",
                name(layer, place),
                List.of(change, tokens, stored(norm + "weight"), stored(norm + "bias")),
                attribute("epsilon", EPSILON));
    }

    private String stored(String name) {
        return graph.store(published.tensor(name));
    }

    private static String name(int layer, String part) {
        return layer + "." + part;
    }

    /**
     * What is the same in every layer.
     *
     * @param thirds for each cell of the grid the rows of its query, its key and its value
     * @param cells of each token
     * @param lengths of the texts
     * @param rows shape of a row for each token, or for each third of it
     */
    private record Attention(List<String> thirds, String cells, String lengths, String rows) {}
}
