"""The training loop: Keras models, pictures drawn on the device, a moving average of the weights."""
import time
from typing import Any, Callable, NamedTuple

import jax
import jax.numpy as jnp
import keras

from training import pictures

draw = jax.jit(pictures.batch, static_argnums=2)  # compiled once for all nets of a run
TOGETHER = 50  # steps between two looks at the clock


class Net(NamedTuple):
    """A net to be trained: `build(dtype)` makes it. start: a model of the same build, whose weights it begins with."""

    name: str
    build: Callable[[str], keras.Model]
    seed: int
    rate: float = 3e-3
    start: Any = None


class Teacher(NamedTuple):
    """answers: pictures -> probabilities. kinds: which pictures it is asked about."""

    answers: Callable
    kinds: tuple


def fit(net, bank, *, batch, shares, steps=None, seconds=None, teachers=(), smoothing=0.0, other=0.35, say=print):
    """Trains a net for `steps`, or for about `seconds` -> the float32 model with averaged weights, steps.

    teachers: the net learns from the mean of those that are asked about a kind as well as from the labels. other: the weight
    of "other" in the loss: below 1, since most glyphs that come are digits, and a strange digit should rather be a
    doubtful digit than none.
    """
    mixed = "mixed_bfloat16" if jax.default_backend() == "gpu" else "float32"
    plan = pictures.Plan.of(batch, shares)
    forgiven_kinds = jnp.array([kind in pictures.FORGIVEN for kind in plan._fields])
    values = lambda vs: [v.value for v in vs]
    keras.utils.set_random_seed(net.seed)
    model = net.build(mixed)
    if net.start is not None:
        model.set_weights(net.start.get_weights())
    optimizer = keras.optimizers.AdamW(learning_rate=net.rate, weight_decay=0.01, global_clipnorm=1.0)
    optimizer.build(model.trainable_variables)
    rate_at = [i for i, v in enumerate(optimizer.variables) if v is optimizer._learning_rate][0]
    state = (values(model.trainable_variables), values(model.non_trainable_variables), values(optimizer.variables))
    average = jax.tree.map(jnp.copy, state[:2])

    def taught(x, y):
        """The mean of the teachers' answers [n, classes], and the labels where none is asked."""
        total, asked = jnp.zeros((batch, pictures.OTHER + 1)), jnp.zeros((batch, 1))
        for teacher in teachers:
            for part in [plan.part(kind) for kind in teacher.kinds if getattr(plan, kind)]:
                total, asked = total.at[part].add(teacher.answers(x[part])), asked.at[part].add(1.0)
        return jnp.where(asked > 0, total / jnp.maximum(asked, 1), jax.nn.one_hot(y, pictures.OTHER + 1))

    def loss_of(trainable, frozen, x, y, kinds, soft, forgiving):
        p, frozen = model.stateless_call(trainable, frozen, x, training=True)
        p = jnp.clip(p.astype(jnp.float32), 1e-7, 1)
        target = jax.nn.one_hot(y, p.shape[1]) * (1 - smoothing) + smoothing / p.shape[1]
        if soft is not None:
            target = 0.3 * target + 0.7 * soft
        loss = -(target * jnp.log(p)).sum(1)
        # a piece, a letter or a scrawl that looks just like a digit can't be called wrong
        likeness = jax.lax.stop_gradient(p[:, : pictures.OTHER].max(1))
        forgiven = jnp.where((y == pictures.OTHER) & forgiven_kinds[kinds], jnp.clip((likeness - 0.5) / 0.4, 0, 1), 0) * forgiving
        weight = jnp.where(y == pictures.OTHER, other, 1.0) * (1 - 0.95 * forgiven)
        return (loss * weight).mean(), (frozen, (p.argmax(1) == y))

    def step(drawn, state, average, part, warm, decay):
        trainable, frozen, moments = state
        x, y, kinds = drawn
        soft = taught(x, y) if teachers else None
        (loss, (frozen, hit)), slope = jax.value_and_grad(loss_of, has_aux=True)(trainable, frozen, x, y, kinds, soft, jnp.float32(part > 0.1))
        moments = list(moments)
        moments[rate_at] = jnp.maximum(net.rate * warm * 0.5 * (1 + jnp.cos(jnp.pi * part)), 1e-6)
        trainable, moments = optimizer.stateless_apply(moments, slope, trainable)
        average = jax.tree.map(lambda a, b: a * decay + b * (1 - decay) if jnp.issubdtype(a.dtype, jnp.floating) else b, average, (trainable, list(frozen)))
        hits = jax.ops.segment_sum(hit.astype(jnp.float32), kinds, len(plan)) / jnp.maximum(jnp.array(plan), 1)
        return (trainable, list(frozen), list(moments)), average, loss, hits

    run = jax.jit(step, donate_argnums=(1, 2))
    key = jax.random.key(net.seed)
    begin, i, part = time.time(), 0, 0.0
    while part < 1:
        drawn = draw(bank, jax.random.fold_in(key, i), plan)
        state, average, loss, hits = run(drawn, state, average, jnp.float32(part), jnp.float32(min(1.0, (i + 1) / 300)), jnp.float32(min(0.9985, (1 + i) / (20 + i))))
        i += 1
        if i == 1:
            jax.block_until_ready(loss)
            say(f"compiled in {time.time() - begin:.0f} s")
            begin = time.time()
        if steps is not None:
            part = i / steps
        elif i % TOGETHER == 0:  # the clock tells nothing before the device has done its work
            jax.block_until_ready(loss)
            part = (time.time() - begin) / seconds
        if i % 2000 == 0 or part >= 1:
            right = " ".join(f"{k} {100 * float(h):.1f}" for k, h, n in zip(plan._fields, hits, plan) if n)
            say(f"{net.name} {i} ({100 * part:.0f} %) {time.time() - begin:.0f} s loss {float(loss):.4f} right {right}")
    plain = net.build("float32")
    for variable, value in zip(plain.trainable_variables + plain.non_trainable_variables, average[0] + average[1]):
        variable.assign(value)
    return plain, i


def predictor(model, build):
    """A pure function pictures [n, 28, 28, 1] -> probabilities, with the weights of a model that `build` made as constants on the device."""
    fast = build("mixed_bfloat16" if jax.default_backend() == "gpu" else "float32")
    fast.set_weights(model.get_weights())
    trainable = [v.value for v in fast.trainable_variables]
    frozen = [v.value for v in fast.non_trainable_variables]

    def call(x):
        return fast.stateless_call(trainable, frozen, x, training=False)[0].astype(jnp.float32)

    return call
