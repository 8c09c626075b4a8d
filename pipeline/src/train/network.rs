//! Small helpers around the tensor library: seeded starting values, and an optimiser with a schedule.

use candle_core::{Device, Result, Tensor, Var};
use candle_nn::{AdamW, Optimizer, ParamsAdamW};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

/// A trainable tensor with values drawn evenly from ±`spread`.
pub fn uniform(shape: &[usize], spread: f32, random: &mut ChaCha8Rng) -> Result<Var> {
    let count = shape.iter().product();
    let values: Vec<f32> = (0..count).map(|_| random.random_range(-spread..=spread)).collect();
    Var::from_tensor(&Tensor::from_vec(values, shape, &Device::Cpu)?)
}

/// A trainable tensor of one value.
pub fn constant(shape: &[usize], value: f32) -> Result<Var> {
    Var::from_tensor(&Tensor::full(value, shape, &Device::Cpu)?)
}

/// `AdamW` whose learning rate rises over the first twentieth of the steps and falls to nothing along
/// a half cosine.
pub struct Schedule {
    optimizer: AdamW,
    peak: f64,
    steps: usize,
    step: usize,
}

impl Schedule {
    /// Trains `parameters` for `steps` steps.
    pub fn new(parameters: Vec<Var>, peak: f64, weight_decay: f64, steps: usize) -> Result<Self> {
        let settings = ParamsAdamW { lr: peak, weight_decay, ..ParamsAdamW::default() };
        Ok(Self { optimizer: AdamW::new(parameters, settings)?, peak, steps, step: 0 })
    }

    /// One step down the gradient of `loss`.
    pub fn step(&mut self, loss: &Tensor) -> Result<()> {
        let done = self.step as f64 / self.steps as f64;
        let rate = if done < 0.05 {
            done / 0.05
        } else {
            0.5 * (1.0 + ((done - 0.05) / 0.95 * std::f64::consts::PI).cos())
        };
        self.optimizer.set_learning_rate(self.peak * rate.max(1e-3));
        self.step += 1;
        self.optimizer.backward_step(loss)
    }
}
