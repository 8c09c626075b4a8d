//! Each operator against the sums that it stands for, and where it must not be put in.

use super::Fused;
use crate::onnx::file::{Attribute, Constant, Dimension, Graph, Kind, Node, Shape, Type, Value};
use crate::onnx::graph::build;
use tract_core::internal::{IntoRunnable, Op, TValue, Tensor, TypedModel, tensor1};

/// Numbers that look random, a third of them zero.
fn numbers(count: usize, seed: u32) -> Vec<f32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 24) as f32
    };
    (0..count).map(|_| if next() < 0.3 { 0.0 } else { 2.0 * next() - 1.0 }).collect()
}

fn constant(name: &str, kind: Kind, shape: &[usize], bytes: Vec<u8>) -> Constant {
    let shape = shape.iter().map(|&size| size as i64).collect();
    Constant { shape, kind: kind as i32, name: name.to_owned(), bytes }
}

fn floats(name: &str, shape: &[usize], values: &[f32]) -> Constant {
    constant(name, Kind::Float, shape, values.iter().flat_map(|value| value.to_le_bytes()).collect())
}

fn node(operator: &str, inputs: &[&str], output: &str, attribute: Option<(&str, i64)>) -> Node {
    Node {
        inputs: inputs.iter().map(|&input| input.to_owned()).collect(),
        outputs: vec![output.to_owned()],
        operator: operator.to_owned(),
        attributes: attribute
            .map(|(name, integer)| Attribute { name: name.to_owned(), integer })
            .into_iter()
            .collect(),
    }
}

fn value(name: &str, kind: Kind, shape: &[usize]) -> Value {
    let dimensions = shape.iter().map(|&size| Dimension { size: size as i64 }).collect();
    let tensor = crate::onnx::file::Tensor { kind: kind as i32, shape: Some(Shape { dimensions }) };
    Value { name: name.to_owned(), of: Some(Type { tensor: Some(tensor) }) }
}

/// How many operators that stand for several take part in what a model answers.
pub(in crate::onnx) fn count(model: &TypedModel) -> usize {
    let needed = model.eval_order().unwrap().into_iter();
    let fused = needed.filter_map(|node| model.nodes[node].op_as::<Fused>());
    fused.filter(|fused| fused.name() != "Product").count()
}

/// What the last node of a graph makes of these inputs, and how many operators that stand for several took part.
fn run(graph: Graph, inputs: Vec<Tensor>) -> (Vec<f32>, usize) {
    let model = build(graph).unwrap();
    let fused = count(&model);
    let inputs = inputs.into_iter().map(TValue::from).collect();
    let result = model.into_runnable().unwrap().run(inputs).unwrap();
    (result[0].view().as_slice::<f32>().unwrap().to_vec(), fused)
}

fn matrix(values: &[f32], columns: usize) -> Tensor {
    tensor1(values).into_shape(&[values.len() / columns, columns]).unwrap()
}

fn assert_near(found: &[f32], expected: &[f32]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-5, "{found} is not {expected}");
    }
}

const HIDDEN: usize = 5;
const OUTPUTS: usize = 3;
const ROWS_OF_LAYERS: usize = 40;

/// Two layers over two inputs, the second of which goes through a matrix of its own first.
fn layers(rows: usize, is_scaled: bool) -> Graph {
    let mut nodes = vec![
        node("MatMul", &["a", "of_a"], "from_a", None),
        node("MatMul", &["b", "place"], "placed", None),
        node("Add", &["placed", "one"], "spread", None),
        node("MatMul", &["spread", "of_b"], "from_b", None),
        node("Add", &["from_a", "from_b"], "sum", None),
        node("Relu", &["sum"], "hidden", None),
        node("MatMul", &["hidden", "outer"], "product", None),
        node("Add", &["product", "bias"], "result", None),
    ];
    let mut inputs = vec![value("a", Kind::Float, &[rows, 4]), value("b", Kind::Float, &[rows, 1])];
    if is_scaled {
        nodes.push(node("Mul", &["result", "scale"], "scaled", None));
        inputs.push(value("scale", Kind::Float, &[1, OUTPUTS]));
    }
    Graph {
        constants: vec![
            floats("of_a", &[4, HIDDEN], &numbers(4 * HIDDEN, 1)),
            floats("place", &[1, 2], &[1.0, 0.0]),
            floats("one", &[1, 2], &[0.0, 1.0]),
            floats("of_b", &[2, HIDDEN], &numbers(2 * HIDDEN, 2)),
            floats("outer", &[HIDDEN, OUTPUTS], &numbers(HIDDEN * OUTPUTS, 3)),
            floats("bias", &[1, OUTPUTS], &numbers(OUTPUTS, 4)),
        ],
        outputs: vec![value(&nodes.last().unwrap().outputs[0], Kind::Float, &[rows, OUTPUTS])],
        nodes,
        inputs,
    }
}

/// What [`layers`] computes, as it is written.
fn by_hand(a: &[f32], b: &[f32], scale: [f32; OUTPUTS]) -> Vec<f32> {
    let (of_a, of_b) = (numbers(4 * HIDDEN, 1), numbers(2 * HIDDEN, 2));
    let (outer, bias) = (numbers(HIDDEN * OUTPUTS, 3), numbers(OUTPUTS, 4));
    let row = |(a, b): (&[f32], &f32)| {
        let hidden: Vec<f32> = (0..HIDDEN)
            .map(|at| {
                let from_a: f32 = (0..4).map(|column| a[column] * of_a[column * HIDDEN + at]).sum();
                (from_a + b * of_b[at] + of_b[HIDDEN + at]).max(0.0)
            })
            .collect();
        std::array::from_fn::<f32, OUTPUTS, _>(|output| {
            let sum: f32 = (0..HIDDEN).map(|at| hidden[at] * outer[at * OUTPUTS + output]).sum();
            (sum + bias[output]) * scale[output]
        })
    };
    a.chunks(4).zip(b).flat_map(row).collect()
}

#[test]
fn two_layers_are_one_operator_for_any_number_of_rows() {
    for rows in [32, 33, 63, 128] {
        let (a, b) = (numbers(rows * 4, 5), numbers(rows, 6));
        let inputs = || vec![matrix(&a, 4), matrix(&b, 1)];
        let (found, fused) = run(layers(rows, false), inputs());
        assert_eq!(fused, 1);
        assert_near(&found, &by_hand(&a, &b, [1.0; OUTPUTS]));
        let scale = [2.0, 0.0, -0.5];
        let (found, fused) =
            run(layers(rows, true), inputs().into_iter().chain([matrix(&scale, OUTPUTS)]).collect());
        assert_eq!(fused, 1);
        assert_near(&found, &by_hand(&a, &b, scale));
    }
}

#[test]
fn a_few_rows_are_computed_step_by_step() {
    let (a, b) = (numbers(3 * 4, 5), numbers(3, 6));
    let (found, fused) = run(layers(3, false), vec![matrix(&a, 4), matrix(&b, 1)]);
    assert_eq!(fused, 0);
    assert_near(&found, &by_hand(&a, &b, [1.0; OUTPUTS]));
}

#[test]
fn a_number_that_is_added_to_every_column_is_added_to_every_column() {
    let (a, b) = (numbers(ROWS_OF_LAYERS * 4, 5), numbers(ROWS_OF_LAYERS, 6));
    let run = |change: &dyn Fn(&mut Constant)| {
        let mut graph = layers(ROWS_OF_LAYERS, false);
        graph.constants.iter_mut().for_each(change);
        run(graph, vec![matrix(&a, 4), matrix(&b, 1)])
    };
    let (found, fused) = run(&|constant| {
        if constant.name == "bias" {
            *constant = floats("bias", &[1, 1], &[0.25]);
        }
    });
    let bias = numbers(OUTPUTS, 4);
    let without = by_hand(&a, &b, [1.0; OUTPUTS]);
    let others = without.iter().enumerate().map(|(at, value)| value - bias[at % OUTPUTS] + 0.25);
    // It is added after the layers, which are one operator still.
    assert_eq!(fused, 1);
    assert_near(&found, &others.collect::<Vec<_>>());
    // One number for both columns is made before the layers, which are one operator still.
    let (found, fused) = run(&|constant| {
        if constant.name == "one" {
            *constant = floats("one", &[1, 1], &[1.0]);
        }
    });
    let one_more: Vec<f32> = b.iter().map(|b| b + 1.0).collect();
    assert_eq!(fused, 1);
    assert_near(&found, &by_hand(&a, &one_more, [1.0; OUTPUTS]));
}

#[test]
fn what_is_no_number_stays_none() {
    let (mut a, b) = (numbers(ROWS_OF_LAYERS * 4, 5), numbers(ROWS_OF_LAYERS, 6));
    a[7 * 4..8 * 4].fill(f32::NAN);
    let (found, _) = run(layers(ROWS_OF_LAYERS, false), vec![matrix(&a, 4), matrix(&b, 1)]);
    let is_row_of_none = |row: &[f32]| row.iter().all(|value| value.is_nan());
    assert!(found.chunks(OUTPUTS).enumerate().all(|(at, row)| is_row_of_none(row) == (at == 7)));
}

const ROWS: usize = 9;
const EACH: usize = 6;

fn neighbours(last: i16) -> Graph {
    let mut places: Vec<i16> = (0..(ROWS * EACH) as i16).map(|at| at * 5 % ROWS as i16).collect();
    *places.last_mut().unwrap() = last;
    let places = places.iter().flat_map(|place| place.to_le_bytes()).collect();
    Graph {
        constants: vec![
            constant("places", Kind::Int16, &[ROWS, EACH], places),
            floats("shares", &[ROWS, EACH], &numbers(ROWS * EACH, 7)),
            floats("ones", &[EACH, 1], &[1.0; EACH]),
        ],
        inputs: vec![value("values", Kind::Float, &[ROWS])],
        nodes: vec![
            node("Cast", &["places"], "wide", Some(("to", Kind::Int64 as i64))),
            node("Gather", &["values", "wide"], "picked", Some(("axis", 0))),
            node("Mul", &["picked", "shares"], "weighed", None),
            node("MatMul", &["weighed", "ones"], "result", None),
        ],
        outputs: vec![value("result", Kind::Float, &[ROWS, 1])],
    }
}

#[test]
fn a_mean_over_neighbours_is_one_operator() {
    let (values, shares) = (numbers(ROWS, 8), numbers(ROWS * EACH, 7));
    let (found, fused) = run(neighbours(4), vec![tensor1(&values)]);
    let place = |at: usize| if at == ROWS * EACH - 1 { 4 } else { at * 5 % ROWS };
    let sum = |row: usize| (row * EACH..(row + 1) * EACH).map(|at| shares[at] * values[place(at)]).sum();
    assert_eq!(fused, 1);
    assert_near(&found, &(0..ROWS).map(sum).collect::<Vec<f32>>());
    assert_eq!(run(neighbours(4), vec![tensor1(&[0.0_f32; ROWS])]).0, [0.0; ROWS]);
}

#[test]
fn neighbours_that_do_not_exist_are_not_taken() {
    let mut sources = std::collections::HashMap::new();
    for last in [ROWS as i16, -1] {
        let graph = neighbours(last);
        for constant in &graph.constants {
            let numbers = crate::onnx::graph::tensor(constant).unwrap();
            sources.insert(constant.name.clone(), std::sync::Arc::new(numbers));
        }
        let mut known = super::Sources::new(&sources);
        let found = graph.nodes.iter().map(|node| known.fused(&node.outputs[0], node, |_| Some(vec![ROWS])));
        assert!(found.flatten().next().is_none(), "{last}");
    }
}

#[test]
fn a_weighted_sum_of_rows_is_one_operator_and_wants_rows_that_there_are() {
    let table: Vec<i8> = (0..7 * 4).map(|at| (at * 37 % 256 - 128) as i8).collect();
    let graph = || Graph {
        constants: vec![constant(
            "table",
            Kind::Int8,
            &[7, 4],
            table.iter().map(|&value| value as u8).collect(),
        )],
        inputs: vec![value("rows", Kind::Int64, &[3]), value("weights", Kind::Float, &[1, 3])],
        nodes: vec![
            node("Gather", &["table", "rows"], "bytes", Some(("axis", 0))),
            node("Cast", &["bytes"], "numbers", Some(("to", Kind::Float as i64))),
            node("MatMul", &["weights", "numbers"], "result", None),
        ],
        outputs: vec![value("result", Kind::Float, &[1, 4])],
    };
    let weights = [0.5, 0.0, -2.0];
    let (found, fused) = run(graph(), vec![tensor1(&[6_i64, 3, 1]), matrix(&weights, 3)]);
    let expected = |column: usize| 0.5 * f32::from(table[24 + column]) - 2.0 * f32::from(table[4 + column]);
    assert_eq!(fused, 1);
    assert_near(&found, &[0, 1, 2, 3].map(expected));
    let model = build(graph()).unwrap().into_runnable().unwrap();
    for row in [7, -1, i64::MAX, i64::MIN] {
        let inputs = [tensor1(&[row, 0, 0]), matrix(&weights, 3)];
        assert!(model.run(inputs.into_iter().map(TValue::from).collect()).is_err(), "{row}");
    }
}

#[test]
fn several_weighted_sums_at_once_are_computed_step_by_step() {
    let graph = Graph {
        constants: vec![constant("table", Kind::Int8, &[3, 2], vec![1, 2, 3, 4, 5, 6])],
        inputs: vec![value("rows", Kind::Int64, &[2]), value("weights", Kind::Float, &[2, 2])],
        nodes: vec![
            node("Gather", &["table", "rows"], "bytes", Some(("axis", 0))),
            node("Cast", &["bytes"], "numbers", Some(("to", Kind::Float as i64))),
            node("MatMul", &["weights", "numbers"], "result", None),
        ],
        outputs: vec![value("result", Kind::Float, &[2, 2])],
    };
    let (found, fused) = run(graph, vec![tensor1(&[2_i64, 0]), matrix(&[1.0, 0.0, 0.0, 2.0], 2)]);
    assert_eq!((found, fused), (vec![5.0, 6.0, 2.0, 4.0], 0));
}

/// A table of `rows`, as wide as two vectors of bytes and a half, and the likeness of its rows to a mean of them; the
/// mean is of the table itself, or of `another`.
fn likeness(rows: usize, another: bool) -> (Graph, Vec<i8>, Vec<f32>) {
    const COLUMNS: usize = 40;
    let table: Vec<i8> = (0..rows * COLUMNS).map(|at| (at * 73 % 255) as i8).collect();
    let steps: Vec<f32> = numbers(COLUMNS, 9).iter().map(|step| step.abs() / 64.0).collect();
    let bytes: Vec<u8> = table.iter().map(|&value| value as u8).collect();
    let of = if another { "another" } else { "table" };
    let graph = Graph {
        constants: vec![
            constant("whole", Kind::Int8, &[rows, COLUMNS], bytes),
            floats("steps", &[1, COLUMNS], &steps),
            floats("another", &[rows, COLUMNS], &vec![0.5; rows * COLUMNS]),
            constant("as_column", Kind::Int64, &[2], [COLUMNS as i64, 1].map(i64::to_le_bytes).concat()),
        ],
        inputs: vec![value("weights", Kind::Float, &[1, rows])],
        nodes: vec![
            node("Cast", &["whole"], "numbers", Some(("to", Kind::Float as i64))),
            node("Mul", &["numbers", "steps"], "table", None),
            node("MatMul", &["weights", of], "mean", None),
            node("Reshape", &["mean", "as_column"], "column", None),
            node("MatMul", &["table", "column"], "result", None),
        ],
        outputs: vec![value("result", Kind::Float, &[rows, 1])],
    };
    (graph, table, steps)
}

#[test]
fn likeness_to_a_mean_of_rows_is_one_operator() {
    const ROWS: usize = 7;
    let (graph, table, steps) = likeness(ROWS, false);
    let weights = [0.5, 0.0, 0.25, 0.0, 0.0, 0.25, 0.0];
    let rows: Vec<Vec<f32>> = table
        .chunks(steps.len())
        .map(|row| row.iter().zip(&steps).map(|(&value, step)| f32::from(value) * step).collect())
        .collect();
    let mean =
        |column: usize| rows.iter().zip(weights).map(|(row, weight)| weight * row[column]).sum::<f32>();
    let like = |row: &Vec<f32>| row.iter().enumerate().map(|(column, value)| value * mean(column)).sum();
    let (found, fused) = run(graph, vec![matrix(&weights, ROWS)]);
    assert_eq!(fused, 1);
    assert_near(&found, &rows.iter().map(like).collect::<Vec<f32>>());
    assert_eq!(run(likeness(ROWS, false).0, vec![matrix(&[0.0; ROWS], ROWS)]).0, [0.0; ROWS]);
    // The mean of another table is another matter.
    let (graph, ..) = likeness(ROWS, true);
    assert_eq!(run(graph, vec![matrix(&weights, ROWS)]).1, 0);
}

/// The product of two inputs.
fn product(left: [usize; 2], right: [usize; 2]) -> Graph {
    Graph {
        constants: Vec::new(),
        inputs: vec![value("left", Kind::Float, &left), value("right", Kind::Float, &right)],
        nodes: vec![node("MatMul", &["left", "right"], "result", None)],
        outputs: vec![value("result", Kind::Float, &[left[0], right[1]])],
    }
}

#[test]
fn products_of_matrices_are_what_they_are_by_hand() {
    for rows in [1, 2, 5] {
        for inner in [1, 3, 4, 8, 11, 16, 21] {
            for columns in [1, 2, 7, 32] {
                let (left, right) = (numbers(rows * inner, 10), numbers(inner * columns, 11));
                let at = |row: usize, column: usize| {
                    (0..inner).map(|k| left[row * inner + k] * right[k * columns + column]).sum::<f32>()
                };
                let expected: Vec<f32> =
                    (0..rows * columns).map(|place| at(place / columns, place % columns)).collect();
                let inputs = vec![matrix(&left, inner), matrix(&right, columns)];
                let (found, fused) = run(product([rows, inner], [inner, columns]), inputs);
                assert_near(&found, &expected);
                assert_eq!(fused, 0);
            }
        }
    }
}

#[test]
fn what_is_added_to_a_product_is_added_in_one_step() {
    const SIZES: [usize; 3] = [3, 5, 4];
    let [rows, inner, columns] = SIZES;
    let (left, right) = (numbers(rows * inner, 10), numbers(inner * columns, 11));
    let product =
        run(product([rows, inner], [inner, columns]), vec![matrix(&left, inner), matrix(&right, columns)]).0;
    for (shape, steps) in [([rows, columns], 1), ([1, columns], 1), ([1, 1], 1), ([rows, 1], 2)] {
        let addend = numbers(shape[0] * shape[1], 12);
        let at = |place: usize| addend[place / columns % shape[0] * shape[1] + place % columns % shape[1]];
        let expected: Vec<f32> = product.iter().enumerate().map(|(place, value)| value + at(place)).collect();
        for inputs in [["product", "addend"], ["addend", "product"]] {
            let mut graph = self::product([rows, inner], [inner, columns]);
            graph.inputs.push(value("addend", Kind::Float, &shape));
            graph.nodes[0].outputs[0] = "product".to_owned();
            graph.nodes.push(node("Add", &inputs, "result", None));
            let model = build(graph.clone()).unwrap();
            let is_source = |node: &usize| model.nodes[*node].op.name() == "Source";
            let needed = model.eval_order().unwrap().into_iter().filter(|node| !is_source(node)).count();
            assert_eq!(needed, steps, "{shape:?}");
            let asked = vec![matrix(&left, inner), matrix(&right, columns), matrix(&addend, shape[1])];
            assert_near(&run(graph, asked).0, &expected);
        }
    }
}

#[test]
fn matrices_that_do_not_go_together_are_refused() {
    for (left, right) in [([2, 3], [4, 2]), ([0, 3], [3, 2]), ([2, 0], [0, 2]), ([2, 3], [3, 0])] {
        let refused = build(product(left, right)).unwrap_err().to_string();
        assert!(refused.contains("that go together"), "{left:?} {right:?}: {refused}");
    }
    for place in 0..2 {
        let mut graph = product([2, 3], [3, 2]);
        let name = graph.inputs[place].name.clone();
        graph.inputs[place] = value(&name, Kind::Int8, &[[2, 3], [3, 2]][place]);
        let refused = build(graph).unwrap_err().to_string();
        assert!(refused.contains("matrices of f32"), "{name}: {refused}");
    }
}

#[test]
fn a_table_of_bytes_is_made_numbers_once() {
    let bytes: Vec<i8> = vec![1, -2, 3, -4, 5, -128];
    let graph = || Graph {
        constants: vec![
            constant("bytes", Kind::Int8, &[3, 2], bytes.iter().map(|&value| value as u8).collect()),
            floats("steps", &[1, 2], &[0.5, 2.0]),
        ],
        inputs: vec![value("weights", Kind::Float, &[1, 3])],
        nodes: vec![
            node("Cast", &["bytes"], "numbers", Some(("to", Kind::Float as i64))),
            node("Mul", &["numbers", "steps"], "table", None),
            node("MatMul", &["weights", "table"], "result", None),
        ],
        outputs: vec![value("result", Kind::Float, &[1, 2])],
    };
    assert_eq!(run(graph(), vec![matrix(&[1.0, 10.0, 100.0], 3)]).0, [265.5, -25_684.0]);
    let model = build(graph()).unwrap();
    let needed: Vec<_> =
        model.eval_order().unwrap().into_iter().map(|node| model.nodes[node].op.name()).collect();
    assert_eq!(needed, ["Source", "Const", "Product"]);
}

#[test]
fn a_value_that_is_made_twice_is_refused() {
    let mut graph = neighbours(0);
    graph.nodes[2].outputs[0] = "picked".to_owned();
    assert!(build(graph).unwrap_err().to_string().contains("picked is made twice"));
}
