//! Finds what can be one operator, by how a node's inputs were made.

use super::Fused;
use super::layers::Layers;
use super::likeness::Likeness;
use super::neighbours::Neighbours;
use super::picked::Picked;
use crate::onnx::file::Node;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tract_core::internal::{Tensor, tensor1};

/// A graph's constants, and the nodes that are built so far by the names of what they make.
pub(in crate::onnx) struct Sources<'a> {
    nodes: HashMap<&'a str, &'a Node>,
    constants: &'a HashMap<String, Arc<Tensor>>,
    /// What [`Layers`] make.
    layered: HashSet<&'a str>,
}

impl<'a> Sources<'a> {
    pub(in crate::onnx) fn new(constants: &'a HashMap<String, Arc<Tensor>>) -> Self {
        Self { nodes: HashMap::new(), constants, layered: HashSet::new() }
    }

    /// Notes a node all of whose inputs are known, and says which operator makes the same in one step, with the names
    /// of its inputs. `shape` says the shape of a value by its name.
    pub(in crate::onnx) fn fused(
        &mut self,
        name: &'a str,
        node: &'a Node,
        shape: impl Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        self.nodes.insert(name, node);
        if let Some(layers) = self.layers(name, &shape) {
            self.layered.insert(name);
            return Some(layers);
        }
        if let Some(product) = self.product_and_addend(name, &shape) {
            return Some(product);
        }
        let [left, right] = self.inputs(name, "MatMul")?;
        let found = self
            .neighbours(left, right, &shape)
            .or_else(|| self.picked(left, right, &shape))
            .or_else(|| self.likeness(left, right, &shape))?;
        // How it is made need not be looked into again.
        self.nodes.remove(name);
        Some(found)
    }

    /// The numbers of a table that the file keeps as bytes, with what a byte is worth in each column; `None` if this
    /// value is made otherwise.
    pub(in crate::onnx) fn table(&self, name: &str) -> Option<Tensor> {
        let (bytes, steps) = self.bytes_and_steps(name)?;
        let plain = bytes.try_as_plain_ram().ok()?;
        let rows = plain.as_slice::<i8>().ok()?.chunks_exact(steps.len());
        let mut numbers = Vec::with_capacity(bytes.len());
        for row in rows {
            numbers.extend(row.iter().zip(&steps).map(|(&value, step)| f32::from(value) * step));
        }
        let is_whole = bytes.shape().last() == Some(&steps.len());
        is_whole.then(|| tensor1(&numbers).into_shape(bytes.shape()).ok()).flatten()
    }

    fn layers(
        &self,
        name: &'a str,
        shape: &dyn Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        let scaled = self.inputs(name, "Mul");
        let (sum, scale) = scaled.map_or((name, None), |[sum, scale]| (sum, Some(scale)));
        let biased = self.inputs(sum, "Add");
        let (product, bias) = biased.map_or((sum, None), |[product, bias]| (product, Some(bias)));
        let [hidden, outer] = self.inputs(product, "MatMul")?;
        let outer = self.matrix(outer)?;
        let [hidden] = self.inputs(hidden, "Relu")?;
        let Linear { terms, constant } = self.linear(hidden)?;
        let [rows, _] = shape(hidden)?[..] else { return None };
        let is_of_all = |(name, matrix): &(&str, Matrix)| shape(name) == Some(vec![rows, matrix.rows()]);
        let are_of_all = terms.iter().all(is_of_all);
        let (mut names, matrices): (Vec<&str>, Vec<Matrix>) = terms.into_iter().unzip();
        let inner = Matrix::below_one_another(&matrices)?;
        let outer_bias = match bias {
            Some(bias) => self.row(bias)?,
            None => vec![0.0; outer.columns],
        };
        let fits = Layers::suits(rows)
            && are_of_all
            && constant.len() == inner.columns
            && inner.columns == outer.rows()
            && outer_bias.len() == outer.columns
            && scale.is_none_or(|scale| shape(scale) == Some(vec![1, outer.columns]));
        names.extend(scale);
        let widths = matrices.iter().map(Matrix::rows).collect();
        fits.then(|| (Fused::new(Layers::new(rows, widths, (&inner, constant), (&outer, outer_bias))), names))
    }

    fn product_and_addend(
        &self,
        name: &str,
        shape: &dyn Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        let [first, second] = self.inputs(name, "Add")?;
        let with = |product: &'a str, addend: &'a str| {
            let [left, right] = self.inputs(product, "MatMul").filter(|_| !self.layered.contains(product))?;
            let sizes = |value: &str| <[usize; 2]>::try_from(shape(value)?).ok();
            let [rows, columns] = sizes(product)?;
            let fits = [[rows, columns], [1, columns], [1, 1]].contains(&sizes(addend)?);
            let fused = Fused::product(sizes(left)?, sizes(right)?)?;
            fits.then(|| (fused, vec![left, right, addend]))
        };
        with(first, second).or_else(|| with(second, first))
    }

    fn neighbours(
        &self,
        left: &str,
        right: &str,
        shape: &dyn Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        let ones = self.matrix(right)?;
        let [picked, shares] = self.inputs(left, "Mul")?;
        let [values, places] = self.gathered(picked)?;
        let [whole] = self.inputs(places, "Cast")?;
        let (shares, places) = (self.matrix(shares)?, self.constants.get(whole)?);
        let [count] = shape(values)?[..] else { return None };
        let fits = ones.columns == 1
            && ones.values.iter().all(|&value| value == 1.0)
            && places.shape() == [shares.rows(), shares.columns];
        let places = places.cast_to::<i64>().ok()?;
        let places = places.try_as_plain_ram().ok()?;
        let neighbours =
            Neighbours::new(places.as_slice::<i64>().ok()?, &shares.values, shares.rows(), count)?;
        fits.then(|| (Fused::new(neighbours), vec![values]))
    }

    fn picked(
        &self,
        weights: &'a str,
        right: &str,
        shape: &dyn Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        let [rows] = self.inputs(right, "Cast")?;
        let [table, places] = self.gathered(rows)?;
        let table = self.constants.get(table)?;
        let &[_, columns] = table.shape() else { return None };
        let is_of_bytes = table.try_as_plain_ram().is_ok_and(|table| table.as_slice::<i8>().is_ok());
        let [count] = shape(places)?[..] else { return None };
        let fits = is_of_bytes && shape(weights)? == [1, count];
        fits.then(|| (Fused::new(Picked::new(Arc::clone(table), columns)), vec![weights, places]))
    }

    fn likeness(
        &self,
        table: &str,
        mean: &str,
        shape: &dyn Fn(&str) -> Option<Vec<usize>>,
    ) -> Option<(Fused, Vec<&'a str>)> {
        let [row, _] = self.inputs(mean, "Reshape")?;
        let [weights, of] = self.inputs(row, "MatMul")?;
        let (bytes, steps) = self.bytes_and_steps(table)?;
        let likeness = Likeness::new(bytes, steps)?;
        let fits = of == table
            && bytes.shape() == [likeness.rows(), shape(mean)?[0]]
            && shape(weights)? == [1, likeness.rows()];
        fits.then(|| (Fused::new(likeness), vec![weights]))
    }

    /// A constant that is made numbers of, and the row by which each is multiplied then.
    fn bytes_and_steps(&self, name: &str) -> Option<(&'a Arc<Tensor>, Vec<f32>)> {
        let [numbers, steps] = self.inputs(name, "Mul")?;
        let [bytes] = self.inputs(numbers, "Cast")?;
        Some((self.constants.get(bytes)?, self.row(steps)?))
    }

    /// A value as a sum of products with constants; `None` if it is no such sum.
    fn linear(&self, name: &'a str) -> Option<Linear<'a>> {
        if let Some([left, right]) = self.inputs(name, "Add") {
            return self.linear(left)?.plus(self.linear(right)?);
        }
        if let Some([left, right]) = self.inputs(name, "MatMul") {
            let right = self.matrix(right)?;
            return Some(match self.linear(left) {
                Some(linear) => linear.times(&right)?,
                None => Linear { constant: vec![0.0; right.columns], terms: vec![(left, right)] },
            });
        }
        Some(Linear { terms: Vec::new(), constant: self.row(name)? })
    }

    /// Names of the inputs of the node that made a value, if it has this operator.
    fn inputs<const N: usize>(&self, name: &str, operator: &str) -> Option<[&'a str; N]> {
        let node = *self.nodes.get(name)?;
        if node.operator != operator {
            return None;
        }
        let inputs: &'a [String; N] = node.inputs.as_slice().try_into().ok()?;
        Some(inputs.each_ref().map(String::as_str))
    }

    /// What a value is gathered from, row by row, and which rows.
    fn gathered(&self, name: &str) -> Option<[&'a str; 2]> {
        let is_of_rows = self.nodes.get(name)?.attributes.iter().all(|axis| axis.integer == 0);
        self.inputs(name, "Gather").filter(|_| is_of_rows)
    }

    /// A constant matrix of one row.
    fn row(&self, name: &str) -> Option<Vec<f32>> {
        self.matrix(name).filter(|row| row.rows() == 1).map(|row| row.values)
    }

    /// A constant matrix of single-precision numbers.
    fn matrix(&self, name: &str) -> Option<Matrix> {
        let tensor = self.constants.get(name)?;
        let &[_, columns] = tensor.shape() else { return None };
        let values = tensor.try_as_plain_ram().ok()?.as_slice::<f32>().ok()?.to_vec();
        (columns > 0 && !values.is_empty()).then_some(Matrix { values, columns })
    }
}

/// A sum of values, each multiplied by a constant matrix, and of a constant row.
struct Linear<'a> {
    terms: Vec<(&'a str, Matrix)>,
    constant: Vec<f32>,
}

impl Linear<'_> {
    /// `None` where one of them is a single number, which the operator adds to every column.
    fn plus(mut self, other: Self) -> Option<Self> {
        if self.constant.len() != other.constant.len() {
            return None;
        }
        self.terms.extend(other.terms);
        self.constant.iter_mut().zip(other.constant).for_each(|(sum, value)| *sum += value);
        Some(self)
    }

    fn times(self, matrix: &Matrix) -> Option<Self> {
        let constant = Matrix { columns: self.constant.len(), values: self.constant }.times(matrix)?;
        let terms = self.terms.into_iter().map(|(name, term)| Some((name, term.times(matrix)?)));
        Some(Self { terms: terms.collect::<Option<_>>()?, constant: constant.values })
    }
}

/// Numbers row by row; neither rows nor columns are none.
pub(super) struct Matrix {
    pub(super) values: Vec<f32>,
    pub(super) columns: usize,
}

impl Matrix {
    pub(super) fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..][..self.columns]
    }

    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = f32> {
        self.values.iter().copied().skip(column).step_by(self.columns)
    }

    fn times(&self, other: &Self) -> Option<Self> {
        if self.columns != other.rows() {
            return None;
        }
        let dot = |row: &[f32], column| row.iter().zip(other.column(column)).map(|(a, b)| a * b).sum::<f32>();
        let of_row = |row| (0..other.columns).map(move |column| dot(self.row(row), column));
        Some(Self { values: (0..self.rows()).flat_map(of_row).collect(), columns: other.columns })
    }

    /// One matrix with the rows of all; `None` if they are of different widths, or there are none.
    fn below_one_another(matrices: &[Self]) -> Option<Self> {
        let columns = matrices.first()?.columns;
        let values = matrices.iter().flat_map(|matrix| matrix.values.iter().copied()).collect();
        matrices.iter().all(|matrix| matrix.columns == columns).then_some(Self { values, columns })
    }
}
