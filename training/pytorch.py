"""A Keras net as PyTorch's modules, and back: PyTorch trains several times faster on processors than Keras on any of its backends."""
import argparse
import copy
import pathlib
import time

import keras
import numpy as np
import torch


def model_of(net, dropout=0.0):
    """A sequential Keras net -> the same function of [n, channels, rows, columns], with its weights; to be trained.

    A soft-max is left out: the model gives logits. dropout: before every dense layer, for nets that were published without theirs.
    """
    steps = []
    for layer in net.layers:
        if isinstance(layer, keras.layers.Conv2D):
            rows, columns, before, after = layer.kernel.shape
            pad = (rows // 2, columns // 2) if layer.padding == "same" else 0
            steps += [torch.nn.Conv2d(before, after, (rows, columns), padding=pad, bias=layer.use_bias), *_activation(layer)]
        elif isinstance(layer, keras.layers.BatchNormalization):
            steps.append(torch.nn.BatchNorm2d(layer.gamma.shape[0], eps=layer.epsilon, momentum=1 - layer.momentum))
        elif isinstance(layer, keras.layers.MaxPooling2D):
            steps.append(torch.nn.MaxPool2d(layer.pool_size))
        elif isinstance(layer, keras.layers.Dropout):
            steps.append(torch.nn.Dropout(layer.rate))
        elif isinstance(layer, keras.layers.ReLU):
            steps.append(torch.nn.ReLU())
        elif isinstance(layer, keras.layers.Flatten):
            steps.append(Rows())
        elif isinstance(layer, keras.layers.Dense):
            steps += ([torch.nn.Dropout(dropout)] if dropout else []) + [torch.nn.Linear(*layer.kernel.shape), *_activation(layer)]
    model = torch.nn.Sequential(*steps)
    for layer, step in with_weights(net, model):
        for tensor, value in zip(tensors(step), layer.get_weights()):
            tensor.data.copy_(torch.from_numpy(value.transpose(3, 2, 0, 1) if value.ndim == 4 else value.T))
    return model.to(memory_format=torch.channels_last)


def give_back(model, net):
    """What the PyTorch model has learned, into the Keras net that it was made of."""
    for layer, step in with_weights(net, model):
        values = [t.detach().numpy() for t in tensors(step)]
        layer.set_weights([v.transpose(2, 3, 1, 0) if v.ndim == 4 else v.T for v in values])


class Learner:
    """AdamW at a rate that rises and falls (Smith 2018), and a moving average of a model's weights."""

    def __init__(self, model, rate, steps, *, rising, falling, decay, learning=None):
        """rising: for which share of the steps; falling: to which part of its beginning; learning: the part of the model that learns, if not all."""
        self.model, self.learning = model, model if learning is None else learning
        self.optimizer = torch.optim.AdamW(self.learning.parameters(), lr=rate, weight_decay=0.01)
        self.rate = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, rate, total_steps=steps, pct_start=rising, final_div_factor=falling)
        self.average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(decay), use_buffers=True)

    def learn(self, loss):
        """One step down a batch's loss."""
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.learning.parameters(), 1.0)
        self.optimizer.step()
        self.rate.step()
        self.average.update_parameters(self.model)

    def mean(self):
        """A model with the averaged weights."""
        return copy.deepcopy(self.average.module)


def options(p, steps):
    """What `teach` goes by, but for where the net goes."""
    p.add_argument("--start", default=None, help="the net of an earlier run to go on from")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--steps", type=int, default=steps)
    p.add_argument("--each", type=int, default=500, help="steps from one word to the next")


def commands(doc, draw, learn, *, out, count, steps):
    """The command line of a trainer that draws what it learns from, by `draw`, into folders, and learns from those by `learn`."""
    p = argparse.ArgumentParser(description=doc.split("\n")[0])
    of = p.add_subparsers(required=True)
    d = of.add_parser("draw")
    d.add_argument("--data", required=True)
    d.add_argument("--out", type=pathlib.Path, required=True)
    d.add_argument("--count", type=int, default=count)
    d.add_argument("--seed", type=int, default=1)
    d.add_argument("--held", dest="held_hands", action="store_true", help="with the hands and the fonts that nothing is learned from")
    d.set_defaults(run=draw)
    l = of.add_parser("learn")
    l.add_argument("folders", nargs="*", help="none: the net of --start is measured with what is in --held, no more")
    l.add_argument("--out", type=pathlib.Path, default=pathlib.Path(out))
    l.add_argument("--held", nargs="+", required=True, help="folders of what isn't learned from: to measure with")
    options(l, steps)
    l.set_defaults(run=learn)
    a = p.parse_args()
    a.run(a)


def teach(net, model, a, loss_of, say):
    """Teaches a model by the options of a trainer (out, seed, rate, steps, each), and keeps the mean of its weights in the net and its file.

    loss_of: a random number generator -> the loss of a batch. say: what is to be told of a model every so many steps.
    """
    learner = Learner(model, a.rate, a.steps, rising=0.05, falling=200, decay=0.998)
    rng, begin, loss_sum = np.random.default_rng(a.seed), time.time(), 0.0
    for step in range(1, a.steps + 1):
        model.train()
        loss = loss_of(rng)
        learner.learn(loss)
        loss_sum += loss.item()
        if step % a.each == 0 or step == a.steps:
            mean = learner.mean()
            give_back(mean, net)
            net.save(a.out)
            print(f"{step} steps, {time.time() - begin:.0f} s: loss {loss_sum / (step % a.each or a.each):.4f}", flush=True)
            say(mean)
            loss_sum = 0.0


class Rows(torch.nn.Module):
    """Flattens in Keras' order, channels last."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def _activation(layer):
    return [torch.nn.ReLU()] if layer.activation is keras.activations.relu else []


def with_weights(net, model):
    """What holds weights in both, in pairs."""
    return zip([l for l in net.layers if l.weights], [s for s in model if list(s.parameters())], strict=True)


def tensors(step):
    """A module's weights in Keras' order."""
    norm = isinstance(step, torch.nn.BatchNorm2d)
    return [t for t in ([step.weight, step.bias] + ([step.running_mean, step.running_var] if norm else [])) if t is not None]
