// Our ONNX files in the form that rten takes; the content is the same, so what is measured is too.
//
// - Protocol buffers allow a list of numbers packed or one by one, and every reader must take both. Ours are packed;
//   rten takes only the other form.
// - Constants of 16 bits, which number the ranker's neighbours, it does not take at all: they get 32.

/** Field numbers on the way: a model's graph, its constants; their dimensions, type, name and numbers. */
const GRAPH = 7;
const CONSTANT = 5;
const DIMENSIONS = 1;
const TYPE = 2;
const NAME = 8;
const NUMBERS = 9;

/** Types of numbers. */
const FLOAT = 1;
const INT16 = 5;
const INT32 = 6;

function number(bytes, at) {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
  }
}

function written(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

const enclosed = (field, content) => Buffer.concat([written(field * 8 + 2), written(content.length), content]);

/**
 * Copies a message, giving each field to `change(field, content, value)`, with the content of what is enclosed or the
 * value of a number; what that returns takes the field's place.
 */
function copied(bytes, change) {
  const parts = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    let tag;
    let content = null;
    let value = null;
    [tag, at] = number(bytes, at);
    if (tag % 8 === 2) {
      let length;
      [length, at] = number(bytes, at);
      content = bytes.subarray(at, at + length);
      at += length;
    } else if (tag % 8 === 0) {
      [value, at] = number(bytes, at);
    } else {
      at += tag % 8 === 1 ? 8 : 4;
    }
    parts.push(change(Math.floor(tag / 8), content, value) ?? bytes.subarray(start, at));
  }
  return Buffer.concat(parts);
}

function oneByOne(packed) {
  const parts = [];
  for (let at = 0; at < packed.length; ) {
    const next = number(packed, at)[1];
    parts.push(written(DIMENSIONS * 8), packed.subarray(at, next));
    at = next;
  }
  return Buffer.concat(parts);
}

/** Numbers of 16 bits in 32. */
function widened(bytes) {
  const narrow = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return Buffer.from(Int32Array.from(narrow).buffer);
}

/** A constant with its shape one by one, and no number of 16 bits. */
function constant(bytes) {
  const narrow = typeOf(bytes) === INT16;
  return copied(bytes, (field, content) => {
    if (field === DIMENSIONS && content !== null) return oneByOne(content);
    if (field === TYPE && narrow) return Buffer.from([TYPE * 8, INT32]);
    if (field === NUMBERS && narrow) return enclosed(NUMBERS, widened(content));
    return null;
  });
}

function typeOf(bytes) {
  let type = 0;
  copied(bytes, (field, _, value) => {
    if (field === TYPE) type = value;
    return null;
  });
  return type;
}

/** The same model in the form that rten takes. */
export function forRten(model) {
  const graph = (bytes) => copied(bytes, (field, content) => (field === CONSTANT ? enclosed(field, constant(content)) : null));
  return copied(model, (field, content) => (field === GRAPH ? enclosed(field, graph(content)) : null));
}

/** How many of these numbers of 32 bits are not zero. */
function nonZero(bytes) {
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return numbers.reduce((count, number) => count + Number(number !== 0), 0);
}

/** Name and shape of every constant of a model, and of numbers with a fraction how many are not zero. */
export function constants(model) {
  const found = [];
  const read = (bytes) => {
    const shape = [];
    const isFloat = typeOf(bytes) === FLOAT;
    let name = "";
    let count;
    copied(bytes, (field, content) => {
      if (field === NAME) name = content.toString("utf8");
      if (field === NUMBERS && isFloat) count = nonZero(content);
      if (field === DIMENSIONS) for (let at = 0, length; at < content.length; shape.push(length)) [length, at] = number(content, at);
      return null;
    });
    found.push({ name, shape, nonZero: count });
  };
  copied(model, (field, content) => {
    if (field === GRAPH) copied(content, (inner, constant) => {
      if (inner === CONSTANT) read(constant);
      return null;
    });
    return null;
  });
  return found;
}
