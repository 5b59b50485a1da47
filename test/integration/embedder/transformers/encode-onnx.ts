/** One protobuf field: numbers are varints, bytes and texts are length-delimited. */
type Field = readonly [number: number, value: number | string | Uint8Array | Message];
type Message = readonly Field[];

export interface TinyNetwork {
  /** One row a token. */
  readonly embeddings: readonly (readonly number[])[];
}

/**
 * An ONNX model with one node: the `embeddings` of `input_ids` [batch, sequence] are its `last_hidden_state` [batch, sequence,
 * width]. Field numbers are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
 */
export function encodeOnnx({ embeddings }: TinyNetwork): Uint8Array {
  const width = embeddings[0]?.length ?? 0;
  const float32 = 1;
  const int64 = 7;
  const gather: Message = [
    [1, 'embeddings'],
    [1, 'input_ids'],
    [2, 'last_hidden_state'],
    [4, 'Gather'],
  ];
  const table: Message = [
    [1, embeddings.length],
    [1, width],
    [2, float32],
    [8, 'embeddings'],
    [9, new Uint8Array(Float32Array.from(embeddings.flat()).buffer)],
  ];
  const graph: Message = [
    [1, gather],
    [2, 'tiny'],
    [5, table],
    [11, tensor('input_ids', int64, ['batch', 'sequence'])],
    [12, tensor('last_hidden_state', float32, ['batch', 'sequence', width])],
  ];
  const opset: Message = [[2, 13]];
  return encode([
    [1, 8],
    [7, graph],
    [8, opset],
  ]);
}

function tensor(name: string, element: number, shape: readonly (string | number)[]): Message {
  const dimensions = shape.map((size): Field => [1, [[typeof size === 'number' ? 1 : 2, size]]]);
  const type: Message = [
    [1, element],
    [2, dimensions],
  ];
  return [
    [1, name],
    [2, [[1, type]]],
  ];
}

function encode(message: Message): Uint8Array {
  return Buffer.concat(
    message.map(([number, value]) => {
      if (typeof value === 'number') return Buffer.from([...varint(number << 3), ...varint(value)]);
      const bytes =
        typeof value === 'string' ? Buffer.from(value) : Array.isArray(value) ? encode(value) : value;
      return Buffer.concat([
        Buffer.from([...varint((number << 3) | 2), ...varint(bytes.length)]),
        bytes as Uint8Array,
      ]);
    }),
  );
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
