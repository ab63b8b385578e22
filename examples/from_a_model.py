"""Turns a language model's structured answers into readings: from_a_model.py ANSWERS DOCUMENTS > readings.jsonl.

Ask the model for the words of the text and not for places: each line of ANSWERS is
{"document": ID, "model": NAME, "claims": [{"sentence", "figure", "thing", "lower", "upper", "bound", "unit",
"category", "status", "speaker", ...}]}, where sentence, figure, thing and speaker are quoted from the text.
What is not found there word for word is left out and told, so that nothing is made up.
"""

import json
import sys


def place(text, words, start=0, end=None):
    """Where quoted words stand, within a stretch of the text; None where they do not."""
    at = text.find(words, start, len(text) if end is None else end) if words else -1
    return None if at < 0 else [at, at + len(words)]


def mention(text, claim):
    """The contract's mention of one answer; None where the text does not say so."""
    sentence = place(text, claim["sentence"])
    figure = sentence and place(text, claim["figure"], *sentence)
    if not figure:
        return None
    quantity = {key: claim.get(key) for key in ("lower", "upper", "bound", "unit", "per")} | {"span": figure}
    speaker = place(text, claim.get("speaker"))
    return {
        "span": sentence, "status": claim["status"], "stage": claim.get("stage"),
        "modality": claim.get("modality", "asserted"), "measure": claim.get("measure", "count"),
        "quantity": quantity, "period": claim.get("period"),
        "item": {"span": place(text, claim["thing"], *sentence), "name": claim["thing"], "category": claim["category"]},
        "speaker": speaker and {"span": speaker, "name": claim["speaker"]},
    }  # fmt: skip


def lines(path):
    """The objects of a file of JSON lines."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main(answers, documents):
    """Write a reading a line, and tell what was left out."""
    texts = {document["id"]: document for document in lines(documents)}
    for answer in lines(answers):
        document = texts[answer["document"]]
        made = [(claim, mention(document["text"], claim)) for claim in answer["claims"]]
        for claim in (claim for claim, found in made if found is None):
            print(f"{document['id']}: not in the text: {claim['sentence']!r}", file=sys.stderr)
        about = {"id": document["id"], "language": document.get("language"), "published": document.get("published")}
        reader = {"name": answer["model"], "version": "1", "packs": None, "extractor": None}
        mentions = [found for _, found in made if found]
        print(json.dumps({"contract": 1, "reader": reader, "document": about, "mentions": mentions}))


if __name__ == "__main__":
    main(*sys.argv[1:])
