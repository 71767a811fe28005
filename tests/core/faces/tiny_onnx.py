"""ONNX files of a few hundred bytes, written field by field: no package is needed to make them.

Protocol buffers: a field is its number and wire type, then a varint (type 0) or a length and its bytes (type 2). Field
numbers are those of the ONNX specification (onnx.proto3).
"""

SIDE = 112
FLOAT = 1
"""TensorProto.DataType."""


def mean_colour_onnx() -> bytes:
    """1 3 112 112 in, the mean of each channel out, 1 3."""
    pooled = _node("GlobalAveragePool", "data", "pooled")
    flat = _node("Flatten", "pooled", "feature")
    return _model([pooled, flat], in_shape=(1, 3, SIDE, SIDE), out_shape=(1, 3))


def not_a_vector_onnx() -> bytes:
    """A network that wants 7 channels: it loads, and cannot be given a picture."""
    weights = _tensor("weights", (4, 7, 1, 1))
    convolved = _node("Conv", "data", "feature", also="weights")
    return _model([convolved], in_shape=(1, 7, SIDE, SIDE), out_shape=(1, 4, SIDE, SIDE), weights=(weights,))


def _model(
    nodes: list[bytes], *, in_shape: tuple[int, ...], out_shape: tuple[int, ...], weights: tuple[bytes, ...] = ()
) -> bytes:
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, b"tiny")
    graph += b"".join(_bytes(5, tensor) for tensor in weights)
    graph += _bytes(11, _value("data", in_shape)) + _bytes(12, _value("feature", out_shape))
    opset = _number(2, 11)
    return _number(1, 6) + _bytes(7, graph) + _bytes(8, opset)


def _node(kind: str, source: str, target: str, *, also: str = "") -> bytes:
    inputs = [source, *([also] if also else [])]
    return b"".join(_bytes(1, name.encode()) for name in inputs) + _bytes(2, target.encode()) + _bytes(4, kind.encode())


def _value(name: str, shape: tuple[int, ...]) -> bytes:
    dimensions = b"".join(_bytes(1, _number(1, side)) for side in shape)
    tensor = _number(1, FLOAT) + _bytes(2, dimensions)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, tensor))


def _tensor(name: str, shape: tuple[int, ...]) -> bytes:
    count = 1
    for side in shape:
        count *= side
    return (
        b"".join(_number(1, side) for side in shape)
        + _number(2, FLOAT)
        + _bytes(8, name.encode())
        + _bytes(9, bytes(4 * count))
    )


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low]) if not rest else bytes([low | 0x80]) + _varint(rest)
