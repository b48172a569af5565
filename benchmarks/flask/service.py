"""The usual Python way to serve a text classifier, as a peer to measure against.

Flask behind gunicorn, scikit-learn's TF-IDF of words and word pairs with a logistic regression, and the
same request and answer as ml-service.

    /usr/bin/python3 service.py train.csv model.joblib
    MODEL=model.joblib /usr/bin/python3 -m gunicorn --workers 4 --preload --bind 127.0.0.1:8000 service:app
"""

import csv
import os
import sys
import uuid

import joblib
import numpy
from flask import Flask, jsonify, request
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

LONGEST_TEXT = 10_000
TOP = 5


def train(data, target):
    with open(data, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(C=10, max_iter=1000),
    )
    model.fit([row["text"] for row in rows], [row["label"] for row in rows])
    # scikit-learn would copy all weights on every call, ten times the cost of the answer; a careful
    # user lays them out once as the product wants them, and only such a peer is worth comparing with
    regression = model[-1]
    regression.coef_ = numpy.asfortranarray(regression.coef_)
    joblib.dump(model, target)


def create_app(path):
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 1 << 20
    app.json.sort_keys = False
    model = joblib.load(path)
    labels = model.classes_.tolist()

    @app.post("/predict")
    def predict():
        body = request.get_json(silent=True)
        text = body.get("text") if isinstance(body, dict) else None
        if not isinstance(text, str):
            return jsonify(code="invalid_request", detail="text is missing"), 400
        if not 0 < len(text) <= LONGEST_TEXT:
            return jsonify(code="invalid_input", detail="text is empty or too long"), 422
        probabilities = model.predict_proba([text])[0]
        best = numpy.argsort(-probabilities)[:TOP]
        scores = {labels[i]: round(float(probabilities[i]), 6) for i in best}
        label = labels[best[0]]
        return jsonify(
            id=str(uuid.uuid4()),
            label=label,
            score=scores[label],
            scores=scores,
            abstained=False,
            modelVersion="1",
            engine="linear",
        )

    return app


if __name__ == "__main__":
    train(sys.argv[1], sys.argv[2])
elif "MODEL" in os.environ:
    app = create_app(os.environ["MODEL"])
