"""The training loop: Keras models, pictures drawn on the device, a moving average of the weights."""
import math
import time

import jax
import jax.numpy as jnp
import keras

from training import pictures

draw = jax.jit(pictures.batch, static_argnums=2)  # compiled once for all nets of a run


def fit(build, bank, *, seed, batch, steps=None, seconds=None, rate=2e-3, teachers=(), smoothing=0.0, start=None, other=0.35, say=print, name="net"):
    """Trains `build(dtype)` for `steps`, or for about `seconds`; -> the float32 Keras model with averaged weights, steps.

    teachers: a list of functions pictures -> probabilities; the net learns from their mean as well as from the labels.
    start: a model of the same build whose weights it begins with. other: the weight of "other" in the loss: below 1,
    since most glyphs that come are digits, and a strange digit should rather be a doubtful digit than none.
    """
    mixed = "mixed_bfloat16" if jax.default_backend() == "gpu" else "float32"
    keras.utils.set_random_seed(seed)
    model = build(mixed)
    if start is not None:
        model.set_weights(start.get_weights())
    plan = pictures.Plan.of(batch)
    optimizer = keras.optimizers.AdamW(learning_rate=rate, weight_decay=0.01, global_clipnorm=1.0)
    optimizer.build(model.trainable_variables)
    values = lambda vs: [v.value for v in vs]
    state = (values(model.trainable_variables), values(model.non_trainable_variables), values(optimizer.variables))
    average = jax.tree.map(jnp.copy, state[:2])
    rate_at = [i for i, v in enumerate(optimizer.variables) if v is optimizer._learning_rate][0]

    def loss_of(trainable, frozen, x, y, kinds, soft, forgiving):
        p, frozen = model.stateless_call(trainable, frozen, x, training=True)
        p = jnp.clip(p.astype(jnp.float32), 1e-7, 1)
        target = jax.nn.one_hot(y, p.shape[1]) * (1 - smoothing) + smoothing / p.shape[1]
        if soft is not None:
            target = 0.3 * target + 0.7 * soft
        loss = -(target * jnp.log(p)).sum(1)
        # a piece, a letter or a scrawl that looks just like a digit can't be called wrong
        likeness = jax.lax.stop_gradient(p[:, : pictures.OTHER].max(1))
        forgiven = jnp.where((y == pictures.OTHER) & (kinds >= 5), jnp.clip((likeness - 0.5) / 0.4, 0, 1), 0) * forgiving
        weight = jnp.where(y == pictures.OTHER, other, 1.0) * (1 - 0.95 * forgiven)
        return (loss * weight).mean(), (frozen, (p.argmax(1) == y))

    def step(drawn, state, average, rate, decay, forgiving):
        trainable, frozen, moments = state
        x, y, kinds = drawn
        soft = sum(t(x) for t in teachers) / len(teachers) if teachers else None
        (loss, (frozen, hit)), slope = jax.value_and_grad(loss_of, has_aux=True)(trainable, frozen, x, y, kinds, soft, forgiving)
        moments = list(moments)
        moments[rate_at] = rate
        trainable, moments = optimizer.stateless_apply(moments, slope, trainable)
        average = jax.tree.map(lambda a, b: a * decay + b * (1 - decay) if jnp.issubdtype(a.dtype, jnp.floating) else b, average, (trainable, list(frozen)))
        hits = jax.ops.segment_sum(hit.astype(jnp.float32), kinds, len(plan)) / jnp.array(plan)
        return (trainable, list(frozen), list(moments)), average, loss, hits

    run = jax.jit(step, donate_argnums=(1, 2))
    key = jax.random.key(seed)
    begin, started, i, total, done = time.time(), None, 0, steps, 0.0
    while total is None or i < total:
        part = i / total if total else 0.0
        now = rate * min(1.0, (i + 1) / 300) * 0.5 * (1 + math.cos(math.pi * part)) if part < 1 else 0.0
        decay = min(0.9985, (1 + i) / (20 + i))
        state, average, loss, hits = run(draw(bank, jax.random.fold_in(key, i), plan), state, average, jnp.float32(max(now, 1e-6)), jnp.float32(decay), jnp.float32(part > 0.1))
        i += 1
        if i == 5:
            jax.block_until_ready(loss)
            started = time.time()
            say(f"{name}: compiled in {started - begin:.0f} s")
        if i == 45 and total is None:
            jax.block_until_ready(loss)
            each = (time.time() - started) / 40
            total = max(60, int((seconds - (time.time() - begin)) / each))
            say(f"{name}: {1000 * each:.1f} ms a step of {batch}, {total} steps")
        if i % 2000 == 0 or i == total:
            say(f"{name} {i}/{total} {time.time() - begin:.0f} s loss {float(loss):.4f} right " + " ".join(f"{k} {100 * float(h):.1f}" for k, h in zip(plan._fields, hits)))
    plain = build("float32")
    for variable, value in zip(plain.trainable_variables, average[0]):
        variable.assign(value)
    fresh = [v for v in plain.non_trainable_variables]
    for variable, value in zip(fresh, average[1]):
        variable.assign(value)
    return plain, i


def predictor(model, dtype=None):
    """A pure function pictures [n, 28, 28, 1] -> probabilities, with the model's weights as constants on the device."""
    trainable = [v.value for v in model.trainable_variables]
    frozen = [v.value for v in model.non_trainable_variables]

    def call(x):
        return model.stateless_call(trainable, frozen, x, training=False)[0].astype(jnp.float32)

    return call
