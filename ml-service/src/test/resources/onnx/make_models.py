"""Makes the tiny models the tests of the package `onnx` serve, and what Python says of them.

    pip install numpy onnx onnxruntime scikit-learn skl2onnx tokenizers
    python make_models.py

Files are written beside this script. Weights are random but seeded; the pipelines are fitted on a
few sentences. Each folder holds expected.json: texts and their probabilities.
"""

import json
import pathlib

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper, save
from skl2onnx import to_onnx
from skl2onnx.common.data_types import StringTensorType
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).parent
SENTENCES = [
    ("I lost my card on the train", "card"),
    ("my card is gone, please send a new card", "card"),
    ("when will my new card arrive", "card"),
    ("the card was stolen yesterday", "card"),
    ("how do I send money to my friend", "transfer"),
    ("the transfer has not arrived", "transfer"),
    ("send 50 euros to another account", "transfer"),
    ("my transfer was declined by the bank", "transfer"),
    ("I forgot my password", "login"),
    ("cannot log in to the app", "login"),
    ("the app asks for a password again", "login"),
    ("reset the password of my account please", "login"),
]
TEXTS = [text for text, _ in SENTENCES[:6]] + [
    "Where is my card?",
    "PASSWORD password password",
    "l'accès à mon compte",
    "我的卡丢了",
    "card \U0001f600 lost",
    "?!",
    "send the new password to my friend and the card to another bank, please " * 4,
]
LABELS = ["card", "transfer", "login"]


def write(folder, name, content):
    folder.mkdir(exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / name).write_text(text, encoding="utf-8")


def expect(folder, probabilities):
    write(
        folder,
        "expected.json",
        [
            {"text": text, "probabilities": [float(p) for p in row]}
            for text, row in zip(TEXTS, probabilities)
        ],
    )


def wordpiece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=200, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"], show_progress=False
    )
    tokenizer.train_from_iterator([text for text, _ in SENTENCES], trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[
            ("[CLS]", tokenizer.token_to_id("[CLS]")),
            ("[SEP]", tokenizer.token_to_id("[SEP]")),
        ],
    )
    # as many published files have it: must not be taken for the way we pad
    tokenizer.enable_padding(length=64)
    return tokenizer


def bag_of_embeddings(vocabulary, token_types):
    """Mean of token (and type) embeddings under the mask, then a linear layer."""
    random = np.random.default_rng(7)
    width = 16
    weights = {
        "words": random.normal(size=(vocabulary, width)),
        "types": random.normal(size=(2, width)),
        "weight": random.normal(size=(width, len(LABELS))),
        "bias": random.normal(size=len(LABELS)),
    }
    inputs = ["input_ids", "attention_mask"] + (["token_type_ids"] if token_types else [])
    nodes = [helper.make_node("Gather", ["words", "input_ids"], ["tokens" if not token_types else "w"])]
    if token_types:
        nodes += [
            helper.make_node("Gather", ["types", "token_type_ids"], ["t"]),
            helper.make_node("Add", ["w", "t"], ["tokens"]),
        ]
    nodes += [
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["tokens", "column"], ["masked"]),
        helper.make_node("ReduceSum", ["masked", "one"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["mask", "one"], ["count"], keepdims=1),
        helper.make_node("Div", ["sum", "count"], ["mean"]),
        helper.make_node("Gemm", ["mean", "weight", "bias"], ["logits"]),
    ]
    constants = [numpy_helper.from_array(v.astype(np.float32), k) for k, v in weights.items() if token_types or k != "types"]
    constants += [
        numpy_helper.from_array(np.array([2], np.int64), "last"),
        numpy_helper.from_array(np.array([1], np.int64), "one"),
    ]
    graph = helper.make_graph(
        nodes,
        "bag",
        [helper.make_tensor_value_info(i, TensorProto.INT64, ["batch", "length"]) for i in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(LABELS)])],
        constants,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def transformer(name, model_path, token_types, longest):
    folder = HERE / name
    (folder / model_path).parent.mkdir(parents=True, exist_ok=True)
    tokenizer = wordpiece()
    tokenizer.save(str(folder / "tokenizer.json"))
    save(bag_of_embeddings(tokenizer.get_vocab_size(), token_types), folder / model_path)
    write(
        folder,
        "config.json",
        {
            "architectures": ["BagForSequenceClassification"],
            "id2label": {str(i): label for i, label in enumerate(LABELS)},
            "label2id": {label: i for i, label in enumerate(LABELS)},
            "max_position_embeddings": longest,
            "pad_token_id": tokenizer.token_to_id("[PAD]"),
            "model_type": "bag",
        },
    )
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    session = onnxruntime.InferenceSession(folder / model_path)
    rows = []
    for text in TEXTS:
        encoding = tokenizer.encode(text)
        feed = {
            "input_ids": np.array([encoding.ids], np.int64),
            "attention_mask": np.array([encoding.attention_mask], np.int64),
        }
        if token_types:
            feed["token_type_ids"] = np.array([encoding.type_ids], np.int64)
        logits = session.run(None, feed)[0][0].astype(np.float64)
        odds = np.exp(logits - logits.max())
        rows.append(odds / odds.sum())
    expect(folder, rows)


def pipeline(name, zipmap, shape, numbers):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    texts = [text for text, _ in SENTENCES]
    labels = [LABELS.index(label) if numbers else label for _, label in SENTENCES]
    fitted = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), token_pattern="[a-zA-Z0-9_]+"),
        LogisticRegression(C=10),
    ).fit(texts, labels)
    model = to_onnx(
        fitted,
        initial_types=[("text", StringTensorType(shape))],
        options={LogisticRegression: {"zipmap": zipmap}},
        target_opset={"": 17, "ai.onnx.ml": 3},
    )
    save(model, folder / "model.onnx")
    # what scikit-learn itself says, in the order of its classes
    expect(folder, fitted.predict_proba(TEXTS))


transformer("transformer", "model.onnx", token_types=True, longest=16)
transformer("transformer-nested", "onnx/model.onnx", token_types=False, longest=16)
pipeline("sklearn", zipmap=False, shape=[None, 1], numbers=False)
pipeline("sklearn-zipmap", zipmap=True, shape=[None, 1], numbers=True)
pipeline("sklearn-flat", zipmap=False, shape=[None], numbers=False)
