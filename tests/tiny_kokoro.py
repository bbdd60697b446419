"""A model that takes what Kokoro takes, and hums as long as it is given phonemes."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, helper

SAMPLES_A_TOKEN = 1200


def tiny_model(tokens: str = "tokens") -> bytes:
    """Return a model whose sound has 1,200 samples a token, divided by the speed."""
    floats = TensorProto.FLOAT
    numbers = {
        "second": helper.make_tensor("second", TensorProto.INT64, [], [1]),
        "long": helper.make_tensor("long", floats, [1], [SAMPLES_A_TOKEN]),
        "only": helper.make_tensor("only", TensorProto.INT64, [0], []),
        "zero": helper.make_tensor("zero", floats, [], [0]),
        "one": helper.make_tensor("one", floats, [], [1]),
        "pitch": helper.make_tensor("pitch", floats, [], [0.1]),
        "loud": helper.make_tensor("loud", floats, [], [0.5]),
    }
    nodes = [
        helper.make_node("Shape", [tokens], ["shape"]),
        helper.make_node("Gather", ["shape", "second"], ["count"]),
        helper.make_node("Cast", ["count"], ["tokens_count"], to=floats),
        helper.make_node("Mul", ["tokens_count", "long"], ["slow"]),
        helper.make_node("Div", ["slow", "speed"], ["length_list"]),
        helper.make_node("Reshape", ["length_list", "only"], ["length"]),
        helper.make_node("Range", ["zero", "length", "one"], ["steps"]),
        helper.make_node("Mul", ["steps", "pitch"], ["angles"]),
        helper.make_node("Sin", ["angles"], ["wave"]),
        helper.make_node("Mul", ["wave", "loud"], ["audio"]),
    ]
    inputs = [
        helper.make_tensor_value_info(tokens, TensorProto.INT64, [1, "n"]),
        helper.make_tensor_value_info("style", floats, [1, 256]),
        helper.make_tensor_value_info("speed", floats, [1]),
    ]
    output = helper.make_tensor_value_info("audio", floats, ["samples"])
    graph = helper.make_graph(nodes, "hum", inputs, [output], list(numbers.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def install_tiny(root: Path, name: str = "model.onnx", tokens: str = "tokens") -> Path:
    """Put the model where a workspace looks for it."""
    file = root / "voices/kokoro" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(tiny_model(tokens))
    return file
